"""The page of `compare`: the verdict, both texts marked, slot by slot, word by word."""

from __future__ import annotations

from typing import Any

from claimtrack.screen.emit import write_table
from claimtrack.screen.listing import Column
from claimtrack.screen.output import Output, Row
from claimtrack.screen.reading import figure
from claimtrack.screen.table import joined, marked, say, text
from claimtrack.screen.values import share, window

SLOTS = (Column("slot"), Column("a", "A", wide=True), Column("b", "B", wide=True))
STYLES = {"contradicts": "bold red", "repeats": "bold green", "revises": "bold yellow"}
SHOWN_WORDS = 12


def compare_page(answer: Row, output: Output) -> None:
    """Write how two texts stand to each other, and everything that it rests on."""
    look = output.look
    head = answer["relation"]
    if answer["kind"]:
        head += f" ({answer['kind']}, {answer['tier']}, strength {share(answer['strength'])})"
    say(look, text(head, STYLES.get(answer["relation"], "bold") if look.color else ""))
    for side in ("a", "b"):
        shown = marked(answer[side]["text"], answer.get(f"marks_{side}", ()), look)
        say(look, joined(text(f"{side.upper()}  "), shown), indent=2)
    if answer["explanation"]:
        say(look, text(answer["explanation"]), indent=2)
    if answer.get("dissolves"):
        say(look, text(f"dissolves {answer['dissolves']}"), indent=2)
    same = "they belong in one cluster" if answer["same"] else "they do not belong in one cluster"
    rule = f"rule {answer['rule']}; " if answer["rule"] else ""
    say(look, text(f"{rule}words {share(answer['score'])} alike; {same}"), indent=2)
    write_table(slots(answer["a"], answer["b"]), SLOTS, output)
    if "similarity" in answer:
        write_table(words(answer["similarity"]), WORDS, output)


def slots(a: Row, b: Row) -> list[Row]:
    """Return a row for each slot that either reading has something in."""
    rows = [
        {"slot": name, "a": show(a), "b": show(b)}
        for name, show in (
            ("figures", lambda r: "; ".join(map(figure, r["quantities"]))),
            ("dates", lambda r: "; ".join(window(d["start"], d["end"]) for d in r["dates"])),
            ("places", lambda r: ", ".join(place["key"] for place in r["places"])),
            ("actors", lambda r: ", ".join(dict.fromkeys(x["key"] for x in r["actors"]))),
            ("clauses", lambda r: "; ".join(_clause(clause) for clause in r["clauses"])),
            ("polarity", lambda r: r["polarity"]),
            ("modality", lambda r: r["modality"]),
        )
    ]
    return [row for row in rows if row["a"] or row["b"]]


def _clause(item: Row) -> str:
    negated = "" if item["polarity"] == "affirmed" else f"{item['polarity']} "
    return f"{negated}{item['head']}"


WORDS = (Column("words"), Column("weighted", "(weight)", wide=True))


def words(similarity: Row) -> list[Row]:
    """Return the shared words and those of one side only, heaviest first."""
    shared = [(a if a == b else f"{a} = {b}", weight) for a, b, weight in similarity["shared"]]
    rows = (
        ("shared", shared),
        ("only in A", similarity["unmatched_a"]),
        ("only in B", similarity["unmatched_b"]),
    )
    return [{"words": name, "weighted": _weighted(found)} for name, found in rows if found]


def _weighted(found: Any) -> str:
    heaviest = sorted(found, key=lambda pair: (-pair[1], pair[0]))
    shown = ", ".join(f"{word} ({share(weight)})" for word, weight in heaviest[:SHOWN_WORDS])
    return shown + (
        f" and {len(heaviest) - SHOWN_WORDS} more" if len(heaviest) > SHOWN_WORDS else ""
    )
