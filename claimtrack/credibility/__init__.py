"""Credibility: how far a source can be believed (R), an answer (B), and by how many voices (N).

    problem = build(reports, sources)
    scores = score(problem)
    explain.question(problem, scores, 0), explain.source(problem, scores, 0)
"""

from claimtrack.credibility.engine import Scores, score
from claimtrack.credibility.parameters import ENGINE_VERSION, Options, Parameters
from claimtrack.credibility.problem import NO_ORIGIN, VERDICTS, Problem, Report, Source, build

__all__ = [
    "ENGINE_VERSION",
    "NO_ORIGIN",
    "VERDICTS",
    "Options",
    "Parameters",
    "Problem",
    "Report",
    "Scores",
    "Source",
    "build",
    "score",
]
