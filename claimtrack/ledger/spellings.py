"""A name as it may be spelt in texts: every stretch that says it, so that it can be taken out."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from urllib.parse import quote

from claimtrack.errors import Usage
from claimtrack.text import fold, slug, squeeze, tokens

# What may stand between the words of a name: blanks, and what links and file names put there.
_BETWEEN = r"(?:[\s\-_.+\u00a0\u200b\u00ad]|%20|%C2%A0){1,4}"
_LETTER = r"[^\W\d_]"
SHORTEST = 2  # letters of a name; a single one would be everywhere


class Spellings:
    """Names to look for: case, accents, scripts, blanks, links and file names aside."""

    def __init__(self, names: Sequence[str], *, inside_words: bool = False) -> None:
        """Raise Usage for a name without letters enough to tell it from other words."""
        self.names = list(dict.fromkeys(squeeze(name) for name in names if squeeze(name)))
        for name in self.names or [""]:
            if sum(sign.isalpha() for sign in name) < SHORTEST:
                raise Usage(f"{name!r} is no name", hint=f"at least {SHORTEST} letters of it")
        spelt = {spelling for name in self.names for spelling in _spellings(name)}
        either = "|".join(sorted(spelt, key=lambda each: (-len(each), each)))
        edges = ("", "") if inside_words else (rf"(?<!{_LETTER})", rf"(?!{_LETTER})")
        self._exact = re.compile(f"{edges[0]}(?:{either}){edges[1]}", re.I)
        self._inside = re.compile(f"{_LETTER}*(?:{either}){_LETTER}*", re.I)
        self._folded = {tuple(map(fold, _words(name))) for name in self.names}
        self.found: Counter[str] = Counter()
        self.left: Counter[str] = Counter()

    def spans(self, text: str) -> list[tuple[int, int]]:
        """Return where a text says one of the names, in order, none within another."""
        found = [match.span() for match in self._exact.finditer(text)]
        if not text.isascii():
            found += self._in_other_letters(text)
        apart: list[tuple[int, int]] = []
        for start, end in sorted(found, key=lambda span: (span[0], -span[1])):
            if apart and start < apart[-1][1]:
                apart[-1] = (apart[-1][0], max(end, apart[-1][1]))
            else:
                apart.append((start, end))
        return apart

    def _in_other_letters(self, text: str) -> Iterator[tuple[int, int]]:
        """Yield where words come to the same when written in plain Latin letters."""
        words = [token for token in tokens(text) if token.text[:1].isalnum()]
        told = [fold(token.text) for token in words]
        for name in self._folded:
            for at in range(len(words) - len(name) + 1):
                if tuple(told[at : at + len(name)]) == name:
                    yield words[at].start, words[at + len(name) - 1].end

    def hidden(self, text: str, tombstone: str) -> str:
        """Return the text with the tombstone in the place of every name; count what was found."""
        parts, at = [], 0
        for start, end in self.spans(text):
            self.found[squeeze(text[start:end])] += 1
            parts += [text[at:start], tombstone]
            at = end
        text = "".join((*parts, text[at:]))
        self.left.update(match[0] for match in self._inside.finditer(text))
        return text

    def held_by(self, data: bytes) -> bool:
        """Tell whether bytes say a name: as UTF-8, or in Latin letters as UTF-16."""
        texts = [data.decode("utf-8", "replace")]
        if b"\0" in data:
            texts.append(data.replace(b"\0", b"").decode("utf-8", "replace"))
        return any(self._exact.search(text) for text in texts)


def _words(name: str) -> list[str]:
    return [token.text for token in tokens(name) if token.text[:1].isalnum()]


def _spellings(name: str) -> Iterator[str]:
    """Yield patterns: the name as it is, composed or not, in a link, in a slug."""
    for form in ("NFC", "NFD", "NFKC"):
        words = unicodedata.normalize(form, name).split()
        yield _BETWEEN.join(map(re.escape, words))
        yield _BETWEEN.join(re.escape(quote(word)) for word in words)
    yield _BETWEEN.join(map(re.escape, slug(name).split("-")))
