"""The page of frameworks and sources, the lens and the hoped-for benefits, in both languages."""

import re

import pytest

from report import example_answers
from ui import services

REF = re.compile(r'href="/kalla\?k=(\d{3})&amp;r=(\d+(?:-\d+)?)&amp;fran=ramverk"')


def shown(at):
    return " ".join(element.proto.body for element in at.get("html"))


def page(begun, name, lang, query=(), answers=None):
    at, held = begun(page=None, lang=lang, answers=answers)
    for key, value in query:
        at.query_params[key] = value
    at.switch_page(f"ui/pages/{name}.py").run()
    assert not at.exception, [one.value for one in at.exception]
    return at, held


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_all_nineteen_frameworks_are_shown_with_links_to_every_line_and_module(begun, lang):
    at, _ = page(begun, "frameworks", lang)
    body, found = shown(at), services.background(lang)
    assert body.count("<details") == len(found.frameworks) == 19
    linked = {f"{source}:{lines}" for source, lines in REF.findall(body)}
    assert linked == {ref for one in (*found.frameworks, *found.numbers) for ref in one.refs}
    for one in found.frameworks:
        assert all(f"modul={code}" in body for code in one.modules)


def test_every_line_named_leads_to_words_in_the_source():
    from ui import places

    found = services.background("sv")
    for ref in {ref for one in (*found.frameworks, *found.numbers) for ref in one.refs}:
        source, _, lines = ref.partition(":")
        code, span = places.lines_of({"k": source, "r": lines})
        first, _, last = lines.partition("-")
        assert code == source
        assert int(first) <= span.first_line <= span.last_line <= int(last or first)


def test_lines_lead_to_the_source_and_back_to_the_frameworks(begun):
    at, _ = page(begun, "passage", "sv", query=(("k", "004"), ("r", "59-66"), ("fran", "ramverk")))
    assert "handlingsutrymme" in shown(at)
    assert any(
        one.proto.label.endswith(services.texts("sv")("page.frameworks")) for one in at.get("page_link")
    )


@pytest.mark.parametrize("rows", ["0", "9999", "10-2", "1-1", "x"])
def test_lines_that_are_not_there_are_said_to_be_unknown(begun, rows):
    at, _ = page(begun, "passage", "sv", query=(("k", "004"), ("r", rows)))
    assert services.texts("sv")("passage.unknown") in [element.value for element in at.markdown]


def test_the_figures_stand_with_their_caveats_and_only_on_this_page(begun):
    at, _ = page(begun, "frameworks", "sv")
    body = shown(at)
    for one in services.background("sv").numbers:
        assert one.caveat in body
    profile, _ = page(begun, "profile", "sv", answers=example_answers(services.texts("sv")))
    seen = shown(profile) + " ".join(element.value for element in profile.markdown)
    assert not any(one.text in seen for one in services.background("sv").numbers)


def test_at_most_two_benefits_are_kept_and_they_come_back_as_own_words(begun):
    at, held = page(begun, "profile", "sv", answers=example_answers(services.texts("sv")))
    known = services.background("sv").aims
    first, second, third, *_ = known
    at.pills(key="aims").set_value([first, second, third]).run()
    assert not at.exception
    assert services.store("server").load(held.token).answers.aims == (second, third)
    own = next(body for body in (one.proto.body for one in at.get("html")) if known[second] in body)
    assert known[first] not in own
    assert services.texts("sv")("report.own.aims_note") in own


def test_the_lens_names_questions_and_holds_no_number(begun):
    at, _ = page(begun, "profile", "sv", answers=example_answers(services.texts("sv")))
    t = services.texts("sv")
    table = next(
        body for body in (one.proto.body for one in at.get("html")) if t("frameworks.side.inst") in body
    )
    assert table.count("<td>") == 1 + 6
    assert not re.search(r">[^<]*\d[^<]*<", table)
