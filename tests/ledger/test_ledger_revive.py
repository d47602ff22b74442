"""An import that was undone comes back whole with --revive."""

from __future__ import annotations


def test_an_undone_import_comes_back_with_its_sources_and_events(run, tmp_path):
    file = tmp_path / "claims.csv"
    file.write_text(
        "source,text,event,via\nHarbour radio,The ferry sank.,Ferry,Daily Post\n"
        "Coast guard,12 people died.,Ferry,\n"
    )
    assert run("import", file).code == 0
    assert run("undo", "batch:1").code == 0
    assert run("list", "--json").json == []
    again = run("import", file, "--revive", "--json")
    assert again.json["sources_created"] == again.json["events_created"] == []
    assert (again.code, again.json["revived"], again.json["new"]) == (0, 2, 0)
    assert {row["source"] for row in run("list", "--json").json} == {"Harbour radio", "Coast guard"}
    assert len(run("source", "list", "--json").json) == 3
    assert run("match").code == 0
    assert run("credibility", "--json").code == 0
