"""A language model that tells contradictions, where the extra `claimtrack[nli]` is installed.

`--nli PATH` is a folder with `model.onnx`, `tokenizer.json` and `config.json`, whose `id2label`
names the label that is a contradiction. Nothing is ever downloaded.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import numpy as np

from claimtrack.errors import Usage
from claimtrack.matching import bands, onnxmodel

RULE = "NLI model"
"""The rule that a contradiction found by a model names."""

LEAST = 0.9  # READING.md: from this probability on, in both directions, a model is heard
STRENGTH = 0.6  # convention: below every rule that is shown as conflict
NEAR = bands.CONFLICT  # nearness by words from which it is shown beside what is alike
_BATCH = 32  # pairs answered at a time

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Judge:
    """A model by the name its answers are kept under."""

    name: str
    contradict: Callable[[Sequence[Pair]], list[float]]


def absolute(path: str) -> str:
    """Return the path of a model's folder as it can be loaded from any other."""
    return str(Path(path.removeprefix("onnx:")).expanduser().absolute()) if path else ""


def key(name: str, pair: Pair) -> str:
    """Return what a model's answer on two texts is kept under, whichever comes first."""
    return sha256(json.dumps([name, *sorted(pair)], ensure_ascii=False).encode()).hexdigest()


def load(path: str) -> Judge:
    """Return the model in a folder; raises Usage where it is none, NotInstalled."""
    folder = Path(path)
    model = onnxmodel.load(folder, "nli", "--nli", more=("config.json",))
    label = _label(folder / "config.json")

    def one_way(pairs: Sequence[Pair]) -> list[float]:
        found: list[float] = []
        for at in range(0, len(pairs), _BATCH):
            logits, _ = model.run(pairs[at : at + _BATCH])
            if logits.ndim != 2 or label >= logits.shape[1]:
                raise Usage(f"{folder} does not answer with the labels of its config.json")
            odds = np.exp(logits - logits.max(axis=1, keepdims=True))
            found += (odds[:, label] / odds.sum(axis=1)).tolist()
        return found

    def contradict(pairs: Sequence[Pair]) -> list[float]:
        """Return the probability that the two of each pair contradict, the lesser way round."""
        there, back = one_way(pairs), one_way([(b, a) for a, b in pairs])
        return [round(min(both), 4) for both in zip(there, back, strict=True)]

    return Judge(model.name, contradict)


def check_one_model(heard: str, given: str) -> None:
    """Raise Usage when the folder holds another model than the one that the ledger heard."""
    if heard != given:
        raise Usage(
            f"the ledger heard {heard}, and the folder now holds {given}",
            hint="match --rebuild --nli PATH takes the new one, --nli none does without",
        )


def _label(file: Path) -> int:
    """Return which output is the contradiction."""
    try:
        labels = json.loads(file.read_text("utf-8"))["id2label"]
        return next(int(n) for n, name in labels.items() if "contradict" in str(name).lower())
    except (ValueError, KeyError, TypeError, AttributeError, StopIteration, RecursionError):
        raise Usage(
            f"{file} names no label that is a contradiction",
            hint='such as "id2label": {"0": "contradiction", "1": "entailment"}',
        ) from None
