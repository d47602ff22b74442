"""Which language a text is in, told from its script and its function words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import cache, lru_cache

from claimtrack.reading import glossary, lexicons
from claimtrack.reading.lexemes import lexeme
from claimtrack.text import Token, tokens

_SAMPLE = 2000  # characters looked at: the language of a claim shows in its first lines
_SAMPLE_WORDS = 400
# First and last letter of a script, and the language it stands for where it is not looked into
# further. Chinese is told from Japanese by the kana.
_SCRIPTS = (
    ("\u0370", "\u03ff", "el"),
    ("\u0400", "\u052f", "ru"),
    ("\u0531", "\u058a", "hy"),
    ("\u0590", "\u05ff", "he"),
    ("\u0600", "\u06ff", "ar"),
    ("\u0900", "\u097f", "hi"),
    ("\u10a0", "\u10ff", "ka"),
    ("\u1200", "\u137f", "am"),
    ("\u3040", "\u30ff", "ja"),
    ("\u4e00", "\u9fff", "zh"),
    ("\uac00", "\ud7af", "ko"),
)
# Letters that set one language of a script apart from the one named above.
_GLOSSED = ("fr", "es", "de")
_ENGLISH = 0.5  # what an act told in English weighs: "Türkiye quake kills 1,541" is English
_OF_NAME = 0.25  # what a letter weighs that may be of a name
_APART = {"ru": (("uk", "іїєґ"), ("be", "ў")), "ar": (("fa", "پچژگ"), ("ur", "ٹڈڑے"))}


# What French alone puts before a vowel.
_ELIDED = {"l'": ("fr",), "d'": ("fr",), "j'": ("fr",), "n'": ("fr",), "s'": ("fr",)}


@cache
def _latin() -> tuple[dict[str, tuple[str, ...]], dict[str, str]]:
    """Return the languages each function word and each special letter speaks for."""
    table = lexicons.load("stopwords")
    words: dict[str, list[str]] = {}
    for lang, line in table.items():
        if lang not in ("letters", "uk"):
            for word in dict.fromkeys(line.split()):
                words.setdefault(word, []).append(lang)
    letters = {letter: lang for lang, line in table["letters"].items() for letter in line}
    return {word: tuple(langs) for word, langs in words.items()}, letters


@lru_cache(maxsize=100_000)
def _spoken(word: str) -> tuple[str, ...]:
    """Return the languages a lower-case word speaks for; kept for every word met."""
    return _latin()[0].get(word, ()) or _ELIDED.get(word[:2].replace("’", "'"), ())


def detect(text: str, words: Sequence[Token] | None = None) -> str:
    """Return the ISO 639-1 code of the text's language; "en" where nothing tells.

    `words` are the tokens of the text, where they are already known.
    """
    sample = text[:_SAMPLE]
    if not sample.isascii():
        script = _script(sample.lower())
        if script:
            return script
    votes: dict[str, float] = {"en": 0.0}
    for index, token in enumerate(tokens(sample) if words is None else words[:_SAMPLE_WORDS]):
        langs = _spoken(token.lower)
        # A capital within a sentence is a name: El Fasher is not Spanish, the UN not French.
        if langs and (index == 0 or token.text.islower()):
            for lang in langs:
                votes[lang] = votes.get(lang, 0.0) + 1 / len(langs)
    if not sample.isascii() and votes["en"] < 2:
        _by_words(votes, tokens(sample) if words is None else words[:_SAMPLE_WORDS])
    if not sample.isascii():
        if "'s " in sample or "’s " in sample:
            votes["en"] += 2  # "off Türkiye's coast": as much as the letter of a name
        letters = _latin()[1]
        told = tokens(sample) if words is None else words[:_SAMPLE_WORDS]
        votes["en"] += sum(_ENGLISH for token in told if lexeme(token.text, "en").act)
        english = votes["en"] >= _ENGLISH
        for index, token in enumerate(told):
            if english and index and not token.text.islower() and not token.text.isupper():
                continue  # names keep their letters in English: São Paulo, the Madrileños
            first = english and not index and token.text[:1].isupper()  # perhaps a name: Türkiye
            for letter in filter(letters.__contains__, token.lower):
                weight = _OF_NAME if first else 2.0
                votes[letters[letter]] = votes.get(letters[letter], 0.0) + weight
    return max(votes, key=lambda lang: (votes[lang], lang == "en", lang))


def _by_words(votes: dict[str, float], words: Sequence[Token]) -> None:
    """Add a vote for each language whose gloss knows a word with letters beyond English."""
    for index, token in enumerate(words):
        if not token.lower.isascii() and (index == 0 or token.text.islower()):
            for lang in _GLOSSED:
                if glossary.listed(token.lower, lang):
                    votes[lang] = votes.get(lang, 0.0) + 1


def _script(sample: str) -> str:
    """Return the language of the script most letters are in, or "" for Latin and none."""
    counts: dict[str, int] = {}
    for char, times in Counter(sample).items():
        if char.isalpha():
            lang = (
                ""
                if char < "\u0370"
                else next((lang for first, last, lang in _SCRIPTS if first <= char <= last), "")
            )
            counts[lang] = counts.get(lang, 0) + times
    if not counts:
        return ""
    lang = max(counts, key=lambda key: (counts[key], key))
    if lang == "zh" and "ja" in counts:
        return "ja"
    for other, letters in _APART.get(lang, ()):
        if any(letter in sample for letter in letters):
            return other
    if lang == "ru" and not any(letter in sample for letter in "ыэъё"):
        known = lexicons.load("stopwords")["uk"].split()
        said = [token.lower for token in tokens(sample)]
        if any(word in known for word in said):
            return "uk"
        counts = {each: sum(glossary.known(word, each) for word in said) for each in ("ru", "uk")}
        return "uk" if counts["uk"] > counts["ru"] else lang
    return lang
