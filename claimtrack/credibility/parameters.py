"""Every number the model uses, in one table, with where it comes from.

"Measured" means: tried on public truth-discovery sets (Book, Flight, Dog, 30-item draws of them)
and on simulations with copiers, hard questions, camps and long tails, one value for all.
"Convention" means that nothing was measured: an analyst should know that it was chosen.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from types import MappingProxyType

ENGINE_VERSION = 1
"""Raised whenever the same problem and options would give other scores."""

LETTER_PRIOR = MappingProxyType({"A": 0.90, "B": 0.75, "C": 0.60, "D": 0.35, "E": 0.15})
"""Convention: what an Admiralty letter says of a source before any verdict. F says nothing."""

INTEREST_FACTOR = MappingProxyType({-1: 3.0, 0: 1.0, 1: 0.6})
"""Convention: odds that a claim is true, by interest, against one in which nobody has a stake.

Against one's own side 3, for it 0.6; the ledger's own counts take their place once a cell has
`interest_verdicts` verdicts.
"""


@dataclass(frozen=True, slots=True)
class Parameters:
    """The model's numbers; the defaults are the one configuration that was measured."""

    # R: reliability of a source
    strength: float = 4.0  # K: pseudo-verdicts of the prior; PolitiFact in time order, Brier .200
    strength_f: float = 2.0  # K of a source rated F, "cannot be judged": convention
    agreement: float = 0.1  # rho: a tenth of a verdict; at full weight intervals covered 31-87 %
    agreement_cap: float = 6.0  # pseudo-verdicts; 4 and 8 cover alike, 8 trusts consensus more
    half_life_years: float | None = 3.0  # of a verdict; PolitiFact Brier .1991, none .2002
    # letter proposed
    letter_verdicts: int = 5  # fewer: nothing is proposed: convention
    # k: chance that a source speaks from knowledge
    k_strength: float = 4.0  # measured
    k_verdict: float = 5.0  # weight of a verdict; 3 to 6 alike, 30-item Book .877 to .887
    k_agreement: float = 0.1  # weight of agreement; .3 falls below a vote on long tails
    k_low: float = 0.02
    k_high: float = 0.97  # one source alone never settles a question
    k_rounds: int = 20  # measured: nothing moves after 10
    pop_smoothing: float = 1.0  # Laplace's rule for the share of origins that say an answer
    # start of k: the copy-aware pass
    start: float = 0.6  # accuracy that every source starts with; measured .5 to .8 alike
    start_rounds: int = 3
    copy_share: float = 0.8  # c of Dong et al. 2009: what a copier copies
    copy_prior: float = 0.2  # alpha of Dong et al. 2009: pairs that copy
    copy_items: int = 3  # shared contested questions before a pair is looked at
    copy_sources: int = 2000  # only the sources with the most contested reports: bounds memory
    copy_pairs: int = 4_000_000  # pairs of reports looked at: bounds time
    # two-valued questions
    two_strength: float = 8.0  # K of the one-coin accuracy
    two_verdicts: int = 5  # fewer: origins are counted, nothing is fitted
    two_accuracy: float = 0.6  # of an origin that is counted: convention
    # what is printed
    belief_low: float = 0.01
    belief_high: float = 0.99
    interval: float = 0.90
    interest_verdicts: int = 10  # in a cell, before the ledger's own counts are used: convention


@dataclass(frozen=True, slots=True)
class Options:
    """How to score: the parameters, and which evidence is left out."""

    parameters: Parameters = field(default_factory=Parameters)
    verdicts_only: bool = False  # R from verdicts and priors alone

    def as_json(self) -> dict[str, object]:
        """What is stored with a run, so that it can be repeated."""
        return {
            "engine": ENGINE_VERSION,
            "verdicts_only": self.verdicts_only,
            **asdict(self.parameters),
            "letters": dict(LETTER_PRIOR),
            "interest": {str(k): v for k, v in INTEREST_FACTOR.items()},
        }
