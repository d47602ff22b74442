"""A model that the analyst gives: a folder with `model.onnx` and `tokenizer.json`.

Run with onnxruntime and tokenizers, imported only here. Nothing is ever downloaded or unpickled.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from claimtrack.errors import NotInstalled, Usage

TOKENS = 512  # of a text, or of two together; what follows is cut off
FILES = ("model.onnx", "tokenizer.json")

Text = str | tuple[str, str]


@dataclass(frozen=True, slots=True)
class Model:
    """A loaded model; two in folders of one name are told apart by what is in the file."""

    name: str
    session: Any
    words: Any
    inputs: frozenset[str]

    def run(self, texts: Sequence[Text]) -> tuple[NDArray[np.float32], NDArray[np.int64]]:
        """Return the first output for these texts or pairs, and the mask (texts, tokens)."""
        read = self.words.encode_batch(list(texts))
        mask = np.array([each.attention_mask for each in read], np.int64)
        fed = {
            "input_ids": np.array([each.ids for each in read], np.int64),
            "attention_mask": mask,
            "token_type_ids": np.array([each.type_ids for each in read], np.int64),
        }
        given = {key: fed[key] for key in fed.keys() & self.inputs}
        return np.asarray(self.session.run(None, given)[0], np.float32), mask


def missing(package: str, extra: str, without: str) -> NotInstalled:
    """Return the error for a package that an extra brings; `without` is how to do without."""
    return NotInstalled(
        f"{package} is not installed",
        hint=f"pip install 'claimtrack[{extra}]', or do without: {without} none",
    )


def load(folder: Path, extra: str, option: str, *, more: Sequence[str] = ()) -> Model:
    """Return the model of a folder, which holds FILES and `more`; raises Usage, NotInstalled."""
    for name in (*FILES, *more):
        if not (folder / name).is_file():
            needed = ", ".join((*FILES, *more))
            raise Usage(f"no {name} in {folder}", hint=f"{option} names a folder with {needed}")
    try:
        import onnxruntime
        from tokenizers import Tokenizer
    except ImportError as error:
        raise missing("onnxruntime or tokenizers", extra, option) from error
    try:
        session: Any = onnxruntime.InferenceSession(str(folder / FILES[0]))
        words: Any = Tokenizer.from_file(str(folder / FILES[1]))
    except Exception as error:  # both raise bare classes of their own
        raise Usage(f"{folder} holds no model that can be loaded: {error}") from error
    words.enable_truncation(TOKENS)
    words.enable_padding()
    inputs = frozenset(each.name for each in session.get_inputs())
    digest = sha256((folder / FILES[0]).read_bytes()).hexdigest()
    return Model(f"{folder.name}@{digest[:8]}", session, words, inputs)
