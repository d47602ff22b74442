"""The questions of a ledger, with ids that outlive a match: what a figure answers of an event."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass

from claimtrack.ledger.measures import measure
from claimtrack.model import Quantity


@dataclass(slots=True)
class Question:
    """A question of the ledger: its id, its words, and the event it is about."""

    key: str
    words: str
    event_id: int | None
    figure: bool = False
    structured: bool = False
    point: bool = False  # asserted by one side, denied by the other


def question_id(*parts: object) -> str:
    """Return the id of a question: 12 hexadecimal digits over what tells it from others."""
    packed = json.dumps(parts, ensure_ascii=False, default=str)
    return hashlib.blake2b(packed.encode(), digest_size=6).hexdigest()


def figure_question(event: int | None, slug: str, quantity: Quantity) -> Question:
    """Return the question a figure answers about an event."""
    key, words = measure(quantity)
    return Question(question_id(slug, "figure", *key), words, event, figure=True)
