"""The charts: valid, with words on the axes, decimal comma, fills that print, and a text alternative each."""

import json

import pytest

from report.charts import CHARTS
from report.drawing import number_format
from report.ink import INKS
from tests.report.conftest import SETS, findings_for, loaded

LANGS = ("sv", "en")


def specification(name, key, theme="light", lang="sv", **size):
    return CHARTS[key](findings_for(name, lang), loaded(lang)[1], theme, **size).to_dict()


def written(spec):
    rows = (row for layer in spec["layer"] for row in _rows(spec, layer))
    return [row["text"] for row in rows if "text" in row]


def _rows(spec, layer):
    data = layer.get("data", {})
    return data["values"] if "values" in data else spec.get("datasets", {}).get(data.get("name"), [])


@pytest.mark.parametrize("theme", INKS)
@pytest.mark.parametrize("name", SETS)
@pytest.mark.parametrize("key", CHARTS)
def test_every_chart_is_valid_for_any_answers(key, name, theme):
    spec = specification(name, key, theme)  # to_dict checks against Vega-Lite's schema
    assert spec["layer"]
    assert "NaN" not in json.dumps(spec)


@pytest.mark.parametrize("key", CHARTS)
@pytest.mark.parametrize("lang", LANGS)
def test_words_stand_on_the_axes(key, lang):
    texts = loaded(lang)[1]
    assert {texts("chart.never"), texts("chart.always")} <= set(
        written(specification("full", key, lang=lang))
    )


@pytest.mark.parametrize("key", CHARTS)
def test_scales_start_at_nought(key):
    for layer in specification("full", key)["layer"]:
        for channel in ("x", "y"):
            assert 0 in layer["encoding"][channel]["scale"]["domain"]


def test_numbers_have_a_decimal_comma_in_swedish():
    assert specification("full", "six_pairs")["config"]["locale"]["number"]["decimal"] == ","
    assert number_format("en-GB")["decimal"] == "."


def test_tillit_and_tvivel_differ_by_shape_on_screen_and_by_fill_in_print():
    for theme in INKS:
        points = [
            layer["mark"]
            for layer in specification("full", "six_rows", theme)["layer"]
            if layer["mark"]["type"] == "point"
        ]
        looks = {mark["shape"]: mark for mark in points}
        assert set(looks) == {"circle", "diamond"}
        assert (looks["diamond"]["fill"] == INKS[theme].ground) == (theme == "print")
        assert looks["circle"]["fill"] == INKS[theme].tillit


def test_print_uses_one_ink():
    ink = INKS["print"]
    assert ink.tillit == ink.tvivel == ink.ink


def test_marks_at_one_point_are_one_mark_with_their_numbers():
    texts = written(specification("all_equal", "six_pairs"))
    assert "1 · 2 · 3 · 4 · 5 · 6" in texts


def test_the_four_corners_are_named():
    texts = set(written(specification("full", "six_pairs")))
    assert {"båda bär", "båda svaga", "lutar mot tillit", "lutar mot tvivel"} <= texts


def test_bands_are_drawn_in_the_map_only_for_the_pair_in_focus():
    plain = specification("full", "six_pairs")["layer"]
    focused = specification("full", "six_pairs", focus=2)["layer"]
    assert len(focused) == len(plain) + 1


def test_the_weakest_link_stands_last_with_its_words():
    texts = written(specification("full", "chain"))
    assert texts.index("Våga") > texts.index("Kunna")
    assert "svagaste länk (tydlig)" in texts


def test_no_clear_weakest_link_is_a_picture_too():
    assert "ingen tydlig svagaste länk" in written(specification("all_equal", "chain"))


def test_the_caveat_stands_in_the_figure_of_room_and_foundation():
    assert "Modellen är en tolkning, inte ett visat samband." in " ".join(
        written(specification("full", "room"))
    )


def test_missing_scores_are_said_in_the_figure():
    for key in CHARTS:
        assert any("svar saknas" in text for text in written(specification("dont_know", key))), key


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("name", SETS)
def test_each_figure_has_an_alternative_and_a_table(name, lang):
    findings = findings_for(name, lang)
    blocks = (findings.pairs_block, findings.chain_block, findings.room_block, findings.support_block)
    figures = [figure for block in blocks for figure in block.figures]
    assert [figure.key for figure in figures] == list(CHARTS)
    for figure in figures:
        assert figure.alt
        assert figure.says.endswith(".")
        assert all(len(row) == len(figure.header) for row in figure.rows)
        assert all(cell for row in figure.rows for cell in row)


def test_the_alternative_tells_every_number_of_the_map():
    alt = findings_for("full").pairs_block.figures[0].alt
    for pair in findings_for("full").pairs:
        assert f"Tillit {pair.tillit.shown}, Tvivel {pair.tvivel.shown}" in alt


@pytest.mark.parametrize("lang", LANGS)
def test_the_corners_bear_the_names_the_instrument_gives_them(lang):
    instrument, texts, _ = loaded(lang)
    keys = {
        "both": "pair_class.bada_bar",
        "neither": "pair_class.bada_svaga",
        "lean_tillit": "pair_class.lutar_tillit",
        "lean_tvivel": "pair_class.lutar_tvivel",
        "with_ground": "quadrant.utrymme_med_grund.name",
        "without_ground": "quadrant.utrymme_utan_grund.name",
        "unused_ground": "quadrant.outnyttjad_grund.name",
        "neither_room": "quadrant.varken_eller.name",
        "middle_room": "quadrant.mittfalt.name",
        "room_y": "scale.H.name",
    }
    for key, wording in keys.items():
        assert texts(f"chart.{key}").lower() == instrument.wording.get(wording).lower()
