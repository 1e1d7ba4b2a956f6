"""Drawings: once per specification, with the shipped font."""

import vl_convert

from report import svg
from report.charts import SHEETS
from tests.report.conftest import FULL, findings_for, findings_of


def test_an_unchanged_drawing_is_not_drawn_again(monkeypatch, texts):
    drawn = []
    real = vl_convert.vegalite_to_svg
    monkeypatch.setattr(vl_convert, "vegalite_to_svg", lambda spec: drawn.append(1) or real(spec))
    for width in (301, 301, 302):
        svg.svg_of_sheet(SHEETS["chain"](findings_of(FULL), texts, "print", width=width), texts)
    assert len(drawn) == 2


def test_texts_stay_texts_in_the_shipped_font(texts):
    drawn = svg.svg_of_sheet(SHEETS["support"](findings_for("full"), texts, "print"), texts)
    assert ">Chefens villkor</text>" in drawn
    assert 'font-family="IBM Plex Sans"' in drawn


def test_an_image_carries_its_font(texts):
    drawn = svg.with_font(svg.svg_of_sheet(SHEETS["chain"](findings_for("full"), texts, "dark"), texts))
    assert drawn.count("@font-face") == 3
    assert "http://" not in drawn.replace("http://www.w3.org/", "")
