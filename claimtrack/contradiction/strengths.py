"""Strengths, gaps and limits of the decision table, in one place.

Each value says whether it was measured (on the development pairs and on tests/data/pairs) or is a
convention. The curve of strengths follows the decision table of the design.
"""

from __future__ import annotations

from claimtrack.model import Tier

# Convention: an editor trusts a wide gap more; (gap above this, strength), widest first.
NUMBER = ((0.5, 0.95), (0.2, 0.85), (0.0, 0.70))
PART_WHOLE = 0.80  # convention: a part larger than its whole, if both are read rightly
REVERSAL = 0.85  # convention: a source that first said none, then a number
REPORTED = 0.10  # convention: what "reportedly" takes off

CONFLICT = 0.65  # convention: at this strength, in an established event, it is shown as conflict

# Measured on whole ledgers written by people who knew no rule, before anything was mended on them
# (34 events, bench/ledgers.py): of the contradictions between claims that share less than IN_COMMON
# of the weight of their words, with more than BESIDE left over in one of them and LITTLE_MORE in
# the other, 30 of 95 were real; of the others 81 of 129.
IN_COMMON = 1.2
BESIDE = 2.0
LITTLE_MORE = 0.5
THIN = 0.60  # the most that such a contradiction weighs: possible, and no conflict
ONE_QUESTION = 0.40  # two answers to one question: above it 6 of 9 were real there, below it 2 of 9
# So are rival counts of what is neither a loss nor measured in units nor told by one act ("the hall
# holds 400"), of which 5 of 26 were real there.
# Whoever puts two claims side by side has chosen them, and this does not hold: of a ledger's 780
# pairs an event, some 15 contradict each other.

# Measured: rival figures this near are as often two counts of one fact as a quarrel.
MINOR_COUNT = 0.10
MINOR_COUNT_FROM = 20  # below twenty every unit is counted
MINOR_MEASURE = 0.05  # money, percent, distances and other measures
SOFT_GAP = 0.50  # a bound that is a convention ("dozens") counts only beyond this gap

ROUNDING = 0.02  # convention: "more than 280" and "at least 280" are one figure

TELLING = 13  # convention: from here on an exact count is seldom met twice in one event

# Measured: of 28 labelled pairs that were said more than a week apart (8 to 826 days) none
# contradicts; the design's week left four of the eleven false alarms of a blind ledger standing.
REVISION_DAYS = 30  # tolls of bystanders grow
LEVEL_DAYS = 7  # convention: a price or a share that "is" so high is another a week later
EPIDEMIC_DAYS = 60  # convention: cases of a disease are counted on for weeks

WINDOW_YEARS = 1  # convention: happenings more than a year apart are two

# Shares of words, weighted, from which two claims without a guard say the same.
ALL_SHARED = 0.90  # one happening, put at another place or time: convention
REPEATS = 0.70
REPEATS_WITH_FIGURES = 0.50  # measured: 4 true pairs more than at 0.55, none false
# Measured, where the acts of both are told for one another, on 640 true pairs of all lists: at 0.70
# 393 are found with 8 false ones, at 0.65 399 with 9, at 0.60 401 with 10.
REPEATS_IN_OTHER_WORDS = 0.65
REPEATS_WITH_ANSWERS = 0.50  # chosen: one question of the field is answered alike


def number(gap: float) -> float:
    """Return the strength of two figures whose relative gap is `gap`, in [0, 1]."""
    return next((strength for above, strength in NUMBER if gap > above), NUMBER[-1][1])


def tier(strength: float, same_event: bool | None) -> Tier:
    """Return how a contradiction is shown: as conflict only in an established event."""
    return "conflict" if strength >= CONFLICT and same_event is True else "possible"
