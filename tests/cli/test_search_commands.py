"""The commands of the search: formats, exit codes, bad input."""

import json

import pytest

import cli

FIELDS = {"rank", "source", "lines", "heading", "citation", "text", "rebuilt", "score"}


def test_search_prints_one_json_object(capsys):
    assert cli.main(["search", "Vad är handlingsutrymme?", "-k", "3", "--json", "--lexical"]) == 0
    said = capsys.readouterr()
    found = json.loads(said.out)
    assert found["query"] == "Vad är handlingsutrymme?"
    assert found["abstained"] is False
    assert [hit["rank"] for hit in found["hits"]] == [1, 2, 3]
    for hit in found["hits"]:
        assert set(hit) >= FIELDS
        assert len(hit["text"]) <= 900
        assert hit["source"] in {"000", "001", "002", "003", "004"}
        assert str(hit["lines"][0]) in hit["citation"]


def test_a_rebuilt_row_carries_its_quotes(capsys):
    assert cli.main(["search", "mindre styrning eller nära styrning", "-k", "10", "--json", "--lexical"]) == 0
    hits = json.loads(capsys.readouterr().out)["hits"]
    rebuilt = [hit for hit in hits if hit["rebuilt"]]
    assert rebuilt
    assert all(hit["quotes"] for hit in rebuilt)
    assert all("quotes" not in hit for hit in hits if not hit["rebuilt"])


def test_search_prints_lines_for_people_without_scores(capsys):
    assert cli.main(["search", "Hur bakar man surdegsbröd?", "--lexical"]) == 0
    said = capsys.readouterr().out
    assert said.startswith("no answer in the sources")
    assert "nearest concepts" in said
    assert "score" not in said


@pytest.mark.parametrize("query", ["", "och", "\udcff"])
def test_a_query_that_asks_nothing_is_answered_with_an_abstention(capsys, query):
    assert cli.main(["search", query, "--json", "--lexical"]) == 0
    assert json.loads(capsys.readouterr().out)["abstained"] is True


def test_batch_prints_a_line_for_each_query(tmp_path, capsys):
    file = tmp_path / "queries.jsonl"
    rows = [{"id": "a", "query": "Vad är tillit?"}, {"id": "b", "query": "", "extra": 1}]
    file.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    assert cli.main(["search", "--batch", str(file), "--lexical"]) == 0
    first, second = map(json.loads, capsys.readouterr().out.splitlines())
    assert set(first) == {"id", "passages", "abstained"}
    assert (first["id"], len(first["passages"])) == ("a", 5)
    assert second == {"id": "b", "passages": [], "abstained": True}


def test_evaluate_prints_a_table_beside_bm25_and_the_noise(tmp_path, capsys):
    snippet = "Det är styrning, kultur och arbetssätt"
    gold = [{"source": "003", "snippet": snippet, "grade": 2}]
    rows = [
        {"id": "a", "query": "styrning, kultur och arbetssätt", "kind": "keyword", "gold": gold},
        {"id": "n", "query": "Hur bakar man bröd?", "kind": "none", "gold": []},
    ]
    file = tmp_path / "gold.jsonl"
    file.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    assert cli.main(["evaluate", str(file), "--noise", "--lexical"]) == 0
    said = capsys.readouterr().out
    for word in ("search", "bm25", "keyword", "ALL", "ndcg5", "success3", "right", "wrong", "typos", "story"):
        assert word in said
    assert cli.main(["evaluate", str(file), "--json", "--lexical"]) == 0
    assert set(json.loads(capsys.readouterr().out)) == {"search", "bm25", "minilm", "abstain"}


@pytest.mark.parametrize(
    ("args", "named"),
    [
        (["search"], "either"),
        (["search", "x", "-k", "0"], "-k 0"),
        (["search", "--batch", "no-such.jsonl"], "no-such.jsonl"),
        (["search", "--batch", "BAD"], "line 1"),
        (["evaluate", "no-such.jsonl"], "no-such.jsonl"),
        (["evaluate", "BAD"], "line 1"),
    ],
)
def test_bad_input_gives_exit_code_2_and_one_message(tmp_path, capsys, args, named):
    bad = tmp_path / "bad.jsonl"
    bad.write_text("{", encoding="utf-8")
    assert cli.main([str(bad) if one == "BAD" else one for one in args]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert named in said.err
    assert len(said.err.splitlines()) == 1
