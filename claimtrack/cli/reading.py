"""Commands that need no ledger: read, compare, rules."""

from __future__ import annotations

from typing import Any

import click

from claimtrack.cli.base import command
from claimtrack.cli.lines import opened
from claimtrack.cli.options import SAID, answer_options, output_options
from claimtrack.cli.session import session
from claimtrack.errors import Usage
from claimtrack.screen.emit import emit, emit_one, emit_stream
from claimtrack.screen.listings import RULES
from claimtrack.screen.output import Output


@command(
    "read",
    'read "At least 84 Wagner fighters were killed near Tinzaouaten, the CSP said."',
    'read "A la moitié de juillet, 12 soldats ont été tués." --lang fr --said 2024-07-28',
    "read --lines texts.jsonl --jsonl",
)
@click.argument("text", required=False)
@click.option("--lines", metavar="FILE", help="Read each line: JSON with text, said, lang.")
@click.option("--lang", metavar="CODE", help="The language of the text. [default: told from it]")
@click.option(
    "--said", type=SAID, metavar="DATE", help="When it was said: fixes 'on Friday', 'yesterday'."
)
@answer_options
def read_(
    text: str | None, lines: str | None, lang: str | None, said: str | None, output: Output
) -> None:
    """Show what is read out of a text; needs no ledger.

    Every figure becomes an interval, with what is counted, in which role, on whose side; dates
    become windows; the attribution is split off; a denial stays in the statement.
    """
    from claimtrack.ledger import reader

    if (text is None) == (lines is None):
        raise Usage("read takes a TEXT, or --lines FILE", hint='claimtrack read "84 were killed"')
    if lines is not None:
        with opened(lines) as stream:
            emit_stream(reader.read_rows(reader.json_lines(stream)), output)
        return
    from claimtrack.screen.reading import reading_page

    emit_one(reader.read_text(text or "", lang=lang, said=said), output, reading_page)


@command(
    "compare",
    'compare "At least 46 fighters were killed." "84 fighters died."',
    "compare @3f9a2c1 @71bd20e",
    'compare @3f9a "No fighter was killed." --json',
    "compare --pairs pairs.jsonl --jsonl",
)
@click.argument("a", required=False)
@click.argument("b", required=False)
@click.option("--pairs", metavar="FILE", help="Compare each line: JSON with a, b, event ...")
@click.option("--a-at", type=SAID, metavar="DATE", help="When A was said.")
@click.option("--b-at", type=SAID, metavar="DATE", help="When B was said.")
@click.option("--a-src", metavar="NAME", help="Who said A.")
@click.option("--b-src", metavar="NAME", help="Who said B.")
@click.option("--unlinked", is_flag=True, help="It is not known that both are about one event.")
@answer_options
def compare_(
    a: str | None,
    b: str | None,
    pairs: str | None,
    a_at: str | None,
    b_at: str | None,
    a_src: str | None,
    b_src: str | None,
    unlinked: bool,
    output: Output,
) -> None:
    """Show how two texts stand to each other; needs no ledger.

    One word that begins with @ is a claim of the ledger, by its id or the beginning of it; a
    text of more words is a text, though it begins with a handle, and @@NAME is the text @NAME.
    Two claims are compared as `match` does, with all that the ledger knows of them.
    """
    from claimtrack.ledger import compare, reader

    if pairs is not None and a is None:
        with opened(pairs) as stream:
            rows = reader.json_lines(stream)
            asked = ({**row, "event": None} for row in rows) if unlinked else rows
            emit_stream(compare.compare_rows(asked), output)
        return
    if pairs is not None or a is None or b is None:
        raise Usage("compare takes two texts, or --pairs FILE", hint="claimtrack compare --help")
    from claimtrack.screen.comparing import compare_page

    given: dict[str, Any] = {"a_said": a_at, "b_said": b_at, "a_source": a_src, "b_source": b_src}
    if _is_claim(a) and _is_claim(b) and not (unlinked or any(given.values())):
        with session().open() as ledger:
            emit_one(ledger.compare(a, b), output, compare_page)
        return
    claims = {side: _claim(text) for side, text in (("a", a), ("b", b)) if _is_claim(text)}
    for side, claim in claims.items():
        given[f"{side}_said"] = given[f"{side}_said"] or claim["said"]
        given[f"{side}_source"] = given[f"{side}_source"] or claim["source"]
    if unlinked or (len(claims) == 2 and not _one_event(*claims.values())):
        given["event"] = None
    texts = [
        claims[side]["text"] if side in claims else _bare(text)
        for side, text in (("a", a), ("b", b))
    ]
    if claims:
        given |= _told()
    emit_one(compare.compare_texts(*texts, **given), output, compare_page)


def _told() -> dict[str, Any]:
    """Return what the analyst told the reader in the ledger."""
    with session().open() as ledger:
        aliases = {row["word"]: row["meaning"] for row in ledger.aliases()}
        return {"lexicon": aliases, "bounds": ledger.soft_bounds()}


def _is_claim(text: str) -> bool:
    """Tell whether a text names a claim: one word after an @, and no text with a handle."""
    return text.startswith("@") and not text.startswith("@@") and len(text.split()) == 1


def _bare(text: str) -> str:
    """Return a text whose @ was doubled, lest it name a claim, as it is meant."""
    return text[1:] if text.startswith("@@") else text


def _claim(name: str) -> dict[str, Any]:
    with session().open() as ledger:
        try:
            return ledger.claim(name)
        except Usage as error:
            raise Usage(error.message, hint=f"{error.hint}; @{name} is a text") from None


def _one_event(a: dict[str, Any], b: dict[str, Any]) -> bool:
    return a["event"] is not None and a["event"] == b["event"]


@command("rules", "rules", "rules --columns name,sentence", "rules --json")
@output_options
def rules_(output: Output) -> None:
    """List the rules that decide how two claims stand to each other.

    They are asked in this order and the first that fits answers; its name stands with every
    contradiction. Last come the bounds of words such as "dozens", which are conventions: those
    of the ledger, where there is one.
    """
    from claimtrack.ledger import reader

    bounds = {}
    if session().has_ledger():
        with session().open() as ledger:
            bounds = ledger.soft_bounds()
    emit(reader.rules(bounds), RULES, output)
