"""Tables that the extraction took apart are whole again, row by row."""

import pytest

from retrieval import SourceError, cut_passages, find_quote, load_sources, read_source
from retrieval.layout import Cell, Lines, Row, Table, load_layouts
from retrieval.sources import raw_text
from retrieval.tables import rebuild
from retrieval.units import units
from tests.retrieval.conftest import CORPUS

SOURCES = load_sources(CORPUS)
REBUILT = {one.id: one for one in cut_passages(SOURCES) if one.rebuilt}


def test_the_six_pairs_stand_side_by_side():
    pairs = REBUILT["002:212-236"].text.splitlines()
    assert pairs == [
        "Tillit: Decentralisering / delegering – Tvivel: Integrering",
        "Tillit: Gemenskap – Tvivel: Formell organisering",
        "Tillit: (Entusiasmerande) ledarskap – Tvivel: Styrning och uppföljning",
        "Tillit: Situationsanpassning – Tvivel: Tillförlitliga rutiner / standarder",
        "Tillit: Omdömesförmåga – Tvivel: Regler",
        "Tillit: Fokus på möjligheter – Tvivel: Problem- och riskhantering",
    ]
    assert len(REBUILT["002:212-236"].quotes) == 12


@pytest.mark.parametrize(
    ("name", "title", "one", "other"),
    [
        ("002:252-288", "Förekomst och behov", "Det råder brist på tillit", "Ingen generell brist"),
        ("002:256-294", "Värdet av tillit", "Tillit är mycket positivt", "Tillit är positivt om den står"),
        ("002:260-298", "Möjligheten att styra", "Det går att använda", "Tillit är ett resultat"),
        ("002:264-302", "Behovet av styrning", "Styrningen bör minska", "Det behövs en nära"),
        ("002:318-356", "Förhållandet mellan", "Kontroll bör minska", "Kontroll behövs också"),
        ("002:322-360", "Behov av standardisering", "Standardiseringen bör", "Standarder behövs"),
        ("002:326-366", "Ledarskapets betydelse", "Ledare kan skapa", "Ledare är viktiga"),
        ("002:330-372", "Huvudsakliga metoder", "Ledarskap, kultur", "Genomarbetade rutiner"),
    ],
)
def test_each_of_the_eight_differences_is_one_passage(name, title, one, other):
    lines = REBUILT[name].text.splitlines()
    assert lines[0].startswith(title)
    assert lines[1].startswith(f"Tillitsbaserad styrning: {one}")
    assert lines[2].startswith(f"Tillförlitlig organisering: {other}")
    assert REBUILT[name].heading[0].startswith("Åtta skillnader")
    assert len(REBUILT[name].quotes) == 3


def test_table_1_is_readable_row_by_row():
    rows = [REBUILT["004:143"], REBUILT["004:144"]]
    assert [row.text.splitlines()[0] for row in rows] == ["Styrning", "Ledning"]
    for row in rows:
        assert [line.partition(":")[0] for line in row.text.splitlines()[1:]] == [
            "Handlingsutrymme",
            "Tillitsvärdighet",
        ]
        assert "<" not in row.text
        assert row.heading[-1].startswith("Tabell 1.")
    assert len(rows[0].quotes) == 12
    assert "Rambudgetering; Låt de styrda delta" in rows[0].text


def test_every_piece_of_a_rebuilt_row_stands_in_its_source_word_for_word():
    assert len(REBUILT) == 11
    for one in REBUILT.values():
        text = read_source(SOURCES[one.source])
        for quote in one.quotes:
            assert find_quote(text, quote, (one.first, one.last)), quote
            assert quote in one.text


def test_no_piece_of_a_table_stands_in_another_passage():
    others = [one for one in cut_passages(SOURCES) if not one.rebuilt]
    for one in REBUILT.values():
        for other in others:
            assert not set(one.stretches) & set(other.stretches)


@pytest.mark.parametrize(
    ("row", "message"),
    [
        (Row(None, (Cell(Lines(212, 212)),)), "1 cells, not 2"),
        (Row(None, (Cell(Lines(212, 212)), Cell(Lines(213, 213)))), "002:213-213"),
        (Row(None, (Cell(Lines(212, 212)), Cell(Lines(214, 214), words="Regler"))), "002:214-214"),
    ],
)
def test_a_row_that_does_not_fit_is_named(row, message):
    text = read_source(SOURCES["002"])
    found = units(text, raw_text(SOURCES["002"]), load_layouts(CORPUS)["002"])
    columns = (Cell(Lines(236, 236), words="Tillit"), Cell(Lines(236, 236), words="Tvivel"))
    with pytest.raises(SourceError, match=message):
        rebuild(text, found, Table(columns, (row,), together=True))
