"""Terms of prison, by the verb before so many years: "jailed for 12 years", "gets six years"."""

from __future__ import annotations

from claimtrack.reading import lexicons
from claimtrack.reading.bound import STOPS, Bound, Text


def term(text: Text, bound: Bound, at: int) -> None:
    """Name a term of prison: "jailed for 12 years", "sentenced to between five and ten years"."""
    court = not lexicons.words("roles.term.court").isdisjoint(t.lower for t in text.tokens)
    court = court and text.low(bound.last) != "to"  # "gave him two years to pay"
    for step in range(at, max(at - 8, -1), -1):
        role = text.role(step)
        imposed = court and text.low(step) in lexicons.words("roles.term.imposing")
        imposed = imposed or _headline_term(text, bound, step)
        if imposed or (role is not None and role.role in ("sentenced", "arrested")):
            bound.role, bound.verb = "sentenced", step
            return
        if text.tokens[step].text in STOPS:
            return


def _headline_term(text: Text, bound: Bound, at: int) -> bool:
    """Return whether a verb right before so many years gives a sentence: "Ex-mayor gets six years".

    Nothing may follow but for what, or by whom: "gets two years to pay" is none.
    """
    if at != bound.amount.first - 1 or text.low(at) not in _GETTING:
        return False
    after = text.low(bound.last)
    years = text.low(bound.last - 1) in ("years", "year", "months")
    return years and (not after or not after[0].isalpha() or after in ("for", "over", "behind"))


_GETTING = frozenset(["gets", "got", "given", "handed", "jailed", "receives"])
