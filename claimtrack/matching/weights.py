"""Word weights for where there is no ledger to count in: rare words weigh more.

The packaged table `weights.txt` holds a line for each frequency: ten times the Zipf frequency in
general text (base-10 logarithm of uses per thousand million words), then the canonical tokens that
have it; made by `bench/make_weights.py` from wordfreq. What is not in it is rare.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from math import log
from pathlib import Path

# On the Zipf scale; below RARE every word is as telling as a name, above COMMON none is.
RARE, COMMON = 3.5, 7.2
LEAST = 0.15


@cache
def _shipped() -> dict[str, float]:
    # importlib.resources costs 8 ms of CPU
    text = Path(__file__).with_name("weights.txt").read_text(encoding="utf-8")
    table: dict[str, float] = {}
    for line in text.splitlines():
        zipf, *tokens = line.split()
        table.update(dict.fromkeys(tokens, _scaled(int(zipf) / 10)))
    return table


def _scaled(zipf: float) -> float:
    return max(LEAST, min(1.0, (COMMON - zipf) / (COMMON - RARE)))


def shipped(token: str) -> float:
    """Return the weight of a canonical token in general text, in [0.15, 1]."""
    return _shipped().get(token, 1.0)


def counted(frequencies: Mapping[str, int], claims: int) -> Callable[[str], float]:
    """Return the weights of a ledger: inverse document frequency scaled to [0.15, 1].

    `frequencies` maps a token to the number of claims that hold it, out of `claims` in all.
    """
    most = log(1 + claims)

    def weight(token: str) -> float:
        return max(LEAST, log((1 + claims) / (1 + frequencies.get(token, 0))) / most)

    return weight if claims else shipped
