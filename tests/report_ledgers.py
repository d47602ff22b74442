"""Ledgers that reports are made of in tests: a real event, and one full of hostile texts."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from claimtrack import Ledger

FIXTURE = Path(__file__).parents[1] / "fixtures" / "tinzaouaten.csv"
HOSTILE_EVENT = "<script>document.title='owned'</script>\u202eevent & \"x\" {{ 7*7 }}"
LONG = "Donaudampfschifffahrt" * 40
CHINESE = "我们击毙了50名士兵。这是一个很长的中文句子，没有空格，用来检查页面不会变宽。"
ARABIC = "قُتل 84 جنديا في المعركة قرب الحدود، وفقا للمتحدث."
HOSTILE = (
    ("<script>document.title='owned'</script><img src=x onerror=alert(1)> 84 soldiers were killed.",
     "</title><svg onload=alert(2)>",
     {"said": "2024-07-28", "url": "javascript:alert(1)", "note": "</style><b>x"}),
    (f"50 soldiers were killed. {LONG}", "W" * 120,
     {"said": "2024-07-29", "url": 'https://evil.example/"onmouseover=alert(1) x',
      "place": "\u202eplace"}),
    (CHINESE, "新华社", {"said": "2024-07-30", "lang": "zh", "url": "http://例え.jp/a?b=1&c=2"}),
    (ARABIC, "وكالة الأنباء",
     {"said": "2024-07", "lang": "ar", "via": ["<a href=x>via</a>", "B;C"]}),
    ("Line one: 20 soldiers were killed.\nLine two\u202e {{ 7*7 }} \x1b[31m</td></table>",
     "{{ config }}", {"lang": "en' onload='x"}),
    ("12 soldiers were killed.", "| pipe | `code` [link](javascript:alert(1)) **bold**",
     {"said": "2024-07-31", "translation": "<u>t</u>", "url": "https://ok.example/a|b"}),
)  # fmt: skip


def clock() -> datetime:
    """Return the same moment always."""
    return datetime(2024, 9, 1, 12, 30, tzinfo=UTC)


def make_event(path: Path) -> Path:
    """Make a ledger of the fixture, matched, with a file of evidence."""
    proof = path.with_name("proof.txt")
    proof.write_text("We killed 50 Russians, they said.", encoding="utf-8")
    with Ledger.open(path, write=True, create=True, user="tester", clock=clock) as ledger:
        ledger.import_file(FIXTURE)
        claim = next(row["id"] for row in ledger.claims() if "50 Russians" in row["text"])
        ledger.evidence_add(claim, [str(proof)], quotes=["50 Russians"])
        ledger.match()
    return path


def make_hostile(path: Path) -> Path:
    """Make a ledger with hostile texts in every field that a report shows, matched."""
    with Ledger.open(path, write=True, create=True, user="<i>me</i>", clock=clock) as ledger:
        for text, source, values in HOSTILE:
            ledger.add(text, source=source, event=HOSTILE_EVENT, new_source=True, **values)
        first = ledger.claims()[0]["id"]
        proof = ["javascript:x", "https://proof.example/<x>"]
        ledger.verdict(first, "false", because="<script>1</script>", evidence=proof)
        ledger.source_edit("W" * 120, affiliation="</tspan><script>side</script>")
        ledger.match()
    return path
