"""Recording: ids, sources and events by name, and what is asked before a new one is made."""

from __future__ import annotations

import pytest

from claimtrack.errors import BadInput, NotFound, Refused, Usage
from claimtrack.ledger.naming import SINGLY, Names

TEXT = "At least 50 soldiers were killed."


def test_the_same_claim_again_is_found_and_adds_nothing(ledger):
    first = ledger.add(TEXT, source="Reuters", event="Ambush", said="2024-07-28")
    again = ledger.add(TEXT, source="Reuters", event="Ambush", said="2024-07-28")
    assert not first["known"]
    assert again == first | {"known": True, "created": {"sources": [], "events": []}}
    assert len(ledger.claims()) == len(ledger.log()) == 1


@pytest.mark.parametrize(
    "change", [{"said": "2024-07-29"}, {"event": "Other"}, {"via": ["AFP"]}, {"source": "Xinhua"}]
)
def test_what_an_id_is_made_of_makes_another_claim(ledger, change):
    given = {"source": "Reuters", "event": "Ambush", "said": "2024-07-28"}
    assert ledger.add(TEXT, **given)["id"] != ledger.add(TEXT, **given | change)["id"]


def test_an_id_does_not_depend_on_how_accents_are_written(ledger):
    composed = ledger.add("Caf\u00e9 burned", source="A")
    assert ledger.add("Cafe\u0301 burned", source="A")["id"] == composed["id"]
    assert ledger.claims()[0]["text"] == "Caf\u00e9 burned"


def test_names_cannot_be_shifted_between_fields_to_make_one_id(ledger):
    one = ledger.add(TEXT, source="A", via=["B", "C"])
    two = ledger.add(TEXT, source="A", via=["B;C"], new_source=True)
    assert one["id"] != two["id"]


def test_an_id_survives_corrections_and_merges(ledger):
    first = ledger.add(TEXT, source="Reuters", event="Ambush")["id"]
    ledger.source_add("Thomson Reuters", kind="agency")
    ledger.source_merge("Reuters", "Thomson Reuters", because="one house")
    ledger.claim_edit(first, said="2024-07-28", event="The battle")
    assert ledger.add(TEXT, source="Reuters", event="Ambush")["known"]
    assert ledger.claim(first)["source"] == "Thomson Reuters"


def test_a_name_that_is_asked_for_alone_is_the_one_found_among_all(ledger):
    for name in ("Reuters", "Thomson Reuters", "CSP", "Undone"):
        ledger.add(TEXT, source=name, event=f"Event of {name}", new_source=True)
    ledger.undo()
    ledger.source_merge("Reuters", "Thomson Reuters", because="one house")
    ledger.event_merge("Event of Reuters", "Event of CSP", because="one event")
    ledger.source_alias("CSP", "the rebels")
    ledger.source_alias("CSP", "the front")
    ledger.source_alias("CSP", "the front", remove=True)
    names = {"source": ["Reuters", "Thomson Reuters", "csp", "the rebels", "the front", "Undone"],
             "event": ["Event of Reuters", "Event of CSP", "event of csp", "Undone"]}  # fmt: skip
    for table, asked in names.items():
        loaded = Names(ledger.store, table)
        for _ in range(SINGLY + 1):
            loaded.find("CSP")
        found = [loaded.find(name) for name in asked]
        assert [Names(ledger.store, table).find(name) for name in asked] == found
        assert found[0] == found[1]


def test_a_prefix_of_four_is_enough_where_it_is_unique(ledger):
    identity = ledger.add(TEXT, source="Reuters")["id"]
    assert ledger.claim(identity[:4])["id"] == identity
    assert ledger.short(identity) == identity[:7]
    with pytest.raises(Usage):
        ledger.claim(identity[:3])


def test_an_ambiguous_prefix_lists_the_candidates(ledger):
    ids = [ledger.add(f"{n} were killed", source="S")["id"] for n in range(3)]
    for number, identity in enumerate(ids, 1):
        ledger.store.execute("UPDATE claim SET id = ? WHERE n = ?", ("abcd" + identity, number))
    with pytest.raises(NotFound) as error:
        ledger.claim("abcd")
    assert all("abcd" + identity[:3] in error.value.hint for identity in ids)


@pytest.mark.parametrize("text", ["", "  ", "a\0b", "\udc80"])
def test_a_text_that_is_none_is_refused(ledger, text):
    with pytest.raises(BadInput):
        ledger.add(text, source="Reuters")
    assert ledger.log() == []


def test_a_near_miss_of_a_source_is_asked_about(ledger):
    ledger.add(TEXT, source="Malian army")
    with pytest.raises(NotFound, match="Malian army"):
        ledger.add("another", source="Malian arny")
    ledger.add("another", source="Malian arny", new_source=True)
    assert len(ledger.sources()) == 2


def test_names_that_differ_in_a_number_are_not_near(ledger):
    ledger.add(TEXT, source="Brigade 25")
    assert ledger.add(TEXT, source="Brigade 26")["created"]["sources"] == ["Brigade 26"]


def test_two_names_with_one_slug_stay_two_sources(ledger):
    ledger.source_add("C.S.P")
    warned = ledger.source_add("C S P")
    assert {row["slug"] for row in ledger.sources()} == {"c-s-p", "c-s-p-2"}
    assert warned["warnings"]


def test_a_source_is_found_by_slug_name_alias_and_any_case(ledger):
    ledger.source_add("Reuters", aliases=["RTRS"])
    assert {ledger.source(name)["name"] for name in ("reuters", "REUTERS", "RTRS", "rtrs")} == {
        "Reuters"
    }
    with pytest.raises(NotFound, match="Reuter") as error:
        ledger.source("Reuter")
    assert "did you mean" in error.value.hint


def test_ratings_are_kept_and_the_latest_counts(ledger):
    ledger.source_add("Reuters")
    ledger.source_rate("Reuters", "b", because="long record", date="2024-01-01")
    ledger.source_rate("Reuters", "A", because="longer", date="2024-06-01")
    row = ledger.source("Reuters")
    assert (row["reliability"], [each["letter"] for each in row["ratings"]]) == ("A", ["A", "B"])


def test_a_source_cannot_be_its_own_ancestor(ledger):
    ledger.source_add("Ministry")
    ledger.source_add("Channel", parent="Ministry")
    with pytest.raises(Refused):
        ledger.source_edit("Ministry", parent="Channel")
