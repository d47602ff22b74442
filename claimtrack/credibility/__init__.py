"""Credibility: how far a source can be believed (R), an answer (B), and by how many voices (N).

    problem = build(reports, sources)
    scores = score(problem)
    for each in explain.questions(problem, scores): ...
    for each in standing.sources(problem, scores): ...

`origins.fold` says which claims are one voice, `advice.next_verdicts` what to look into next,
`calibration` how good it all was.
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
