"""What a screen reader needs of each kind of paper and of the slides, the longest and the strangest too."""

from dataclasses import replace
from itertools import pairwise

import pikepdf
import pytest

from assessment import KINDS, Reflection
from report import Shelf, boss_pdf, build_modules, report_pdf
from tests.report.conftest import findings_of, loaded
from tests.report.groups import SIZES
from tests.report.test_follow import FIRST, PLAN, SECOND
from tests.report.test_group_pdf import guide, kit
from tests.report.test_group_pdf import made as group
from tests.report.test_group_slides import deck
from tests.report.test_group_slides import made as slides
from tests.report.test_pdf import DAY, LANGS, opened, tags
from ui import services

HEADINGS = ("/H1", "/H2", "/H3", "/H4")


def everything(lang):
    """A profile with all there can be: own words, modules, a plan, and what has changed since last time."""
    instrument, texts, _ = loaded(lang)
    modules = {}
    for code, module in instrument.modules.items():
        given = {
            one.code: [*one.options][: one.at_most] for one in module.items.values() if one.answer == "pick"
        }
        for one in (one for one in module.questions(given) if one.key not in given):
            given[one.key] = "Ett möte." if one.item.answer == "text" else KINDS[one.item.answer][0]
        modules[code] = {"version": module.version, "answers": given}
    words = (Reflection("pair1", "Mina ord.", in_report=True),)
    answers = replace(SECOND, plan=PLAN, modules=modules, reflections=words)
    shelf = Shelf(instrument, services.sources(), texts)
    found = build_modules([*modules], answers, texts, shelf, services.corpus())
    findings = replace(findings_of(answers, lang, earlier=(FIRST,)), modules=found)
    return report_pdf(findings, texts, DAY, opening=True)


def boss(lang):
    findings = findings_of(FIRST, lang)
    return boss_pdf(findings, loaded(lang)[1], DAY, hindrances=["Ett hinder"], ask="En sak", figures=True)


def papers(lang):
    yield "everything", everything(lang)
    yield "boss", boss(lang)
    yield "kit", kit(lang)
    for name in SIZES:
        yield f"group {name}", group(name, lang)
    if lang == "sv":
        yield "guide", guide()


@pytest.mark.parametrize("lang", LANGS)
def test_every_paper_is_marked_has_headings_in_order_and_words_for_its_pictures(lang):
    for name, made in papers(lang):
        with opened(made) as document:
            found = tags(document)
            assert str(document.Root.Lang) == LANGS[lang], name
            with document.open_metadata() as metadata:
                assert metadata["pdfuaid:part"] == "1", name
                assert metadata["dc:title"], name
            levels = [HEADINGS.index(str(tag.S)) for tag in found if str(tag.S) in HEADINGS]
            assert (levels[0], levels.count(0)) == (0, 1), name
            assert all(later - earlier <= 1 for earlier, later in pairwise(levels)), name
            assert all(str(tag.get("/Alt", "")).strip() for tag in found if str(tag.S) == "/Figure"), name
            kinds = [str(tag.S) for tag in found]
            assert kinds.count("/TH") >= kinds.count("/Table"), name
            assert all(
                "/Contents" in note or "/A" in note for page in document.pages for note in links(page)
            ), name


def links(page):
    return [note for note in page.get("/Annots", []) if isinstance(note, pikepdf.Dictionary)]


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("name", SIZES)
def test_slides_have_titles_of_their_own_read_first_and_the_rest_from_above(name, lang):
    titles = []
    for slide in deck(slides(name, lang)).slides:
        read = [shape for shape in slide.shapes if "decorative" not in shape._element.xml]
        assert read[0].shape_id == slide.shapes.title.shape_id
        titles.append(slide.shapes.title.text_frame.text)
        body = read[1:]
        for earlier, later in pairwise(body):
            beside = later.left >= earlier.left + earlier.width
            assert beside or later.top >= earlier.top or later.left > earlier.left, titles[-1]
    assert len(titles) == len(set(titles))
