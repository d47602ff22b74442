"""Retrieval: what has been claimed before comes first, whatever surrounds it."""

from __future__ import annotations

from claimtrack.matching import retrieval


def test_links_signature_and_signs_of_a_post_are_left_out() -> None:
    post = "They #FlippedClarkCounty https://t.co/x1 — Ann Lee (@annlee) April 3, 2016"
    assert retrieval.cleaned(post) == "They Flipped Clark County"


def test_function_words_are_asked_for_only_when_there_is_nothing_else() -> None:
    assert "the" not in retrieval.query("the refinery in Ryazan", ()).words
    assert retrieval.query("who is it", ()).words == ("who", "is", "it")


def test_an_empty_query_asks_for_nothing() -> None:
    for text in ("", "  ", '""', "\0", "!?"):
        asked = retrieval.query(text, ())
        assert not asked.words
        assert retrieval.rank(asked, [], [], []) == []


def test_a_long_query_asks_for_few_words() -> None:
    asked = retrieval.query(" ".join(f"word{n}" for n in range(500)), ())
    assert len(asked.words) == retrieval.WORDS


def test_letters_meet_another_spelling() -> None:
    near = retrieval.letters("Tin Zaouatine ambush", ["Tinzaouaten ambushed", "Bamako election"])
    assert near[0] > near[1]


def test_the_nearest_by_all_three_comes_first() -> None:
    asked = retrieval.query("drones struck a refinery in Ryazan", ())
    texts = ["Tuapse port reopened", "Drones hit the Ryazan refinery", "Rain in Ryazan"]
    ranked = retrieval.rank(asked, texts, [None, -5.0, -2.0], [None, -4.0, -1.0])
    assert [at for at, _ in ranked] == [1, 2, 0]
    assert all(0.0 <= score <= 1.0 for _, score in ranked)


def test_an_embedding_counts_as_much_as_the_rest() -> None:
    asked = retrieval.query("abc", ())
    ranked = retrieval.rank(asked, ["xyz", "xyz"], [None, None], [None, None], [0.1, 0.9])
    assert ranked[0][0] == 1
