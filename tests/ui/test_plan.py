"""The plan and the follow-up, tapped through without a browser, in both languages."""

import json
from dataclasses import replace
from datetime import date, timedelta

import pytest

from assessment import plan_of
from report import example_answers
from storage import rounds_before, write_answers
from ui import services, state

LANGS = ["sv", "en"]


def stored(held):
    return services.store(held.mode).load(held.token).answers


def plan(held):
    return plan_of(stored(held).plan)


def press(at, key):
    return next(button for button in at.button if button.key == key).click().run()


def field(at, key):
    return next(one for one in (*at.text_area, *at.text_input, *at.date_input) if str(one.key).endswith(key))


def downloads(at):
    return [one.label for one in at.get("download_button")]


def drawn(at):
    assert not at.exception, [one.value for one in at.exception]
    return at


def example(lang="sv", **more):
    return replace(example_answers(services.texts(lang)), **more)


@pytest.mark.parametrize("mode", ["server", "file"])
@pytest.mark.parametrize("lang", LANGS)
def test_a_manager_makes_a_plan_and_each_change_is_saved_at_once(begun, lang, mode):
    at, held = begun("ui/pages/plan.py", lang, example(lang), mode)
    t = services.texts(lang)
    assert plan(held).empty
    field(at, "strengthen").set_value("Samordning i vardagen").run()
    assert plan(held).strengthen == "Samordning i vardagen"
    field(at, "take_away").set_value("Veckorapporten").run()
    press(at, "plan_add")
    (step,) = plan(held).steps
    field(at, "what").set_value("Möte klockan nio").run()
    field(at, "who").set_value("samordnaren").run()
    field(at, "when").set_value(date(2026, 12, 1)).run()
    field(at, "notice").set_value("Färre frågor på kvällen").run()
    found = plan(held).steps[0]
    assert (found.id, found.what, found.who) == (step.id, "Möte klockan nio", "samordnaren")
    assert (found.when, found.notice) == (date(2026, 12, 1), "Färre frågor på kvällen")
    assert t("own_plan.calendar_step") in downloads(drawn(at))
    assert t("own_plan.calendar_get") in downloads(at)


def test_suggestions_come_from_the_talk_topics_and_nothing_is_chosen_beforehand(begun):
    at, held = begun("ui/pages/plan.py", answers=example(behov={"B3": 2, "B4": -1}))
    instrument = services.instrument("sv")
    names = {one.key: one.label for one in at.button if str(one.key).startswith("suggest:")}
    assert set(names) == {
        f"suggest:strengthen:{instrument.scales['B3'].name}",
        f"suggest:take_away:{instrument.scales['B4'].name}",
    }
    assert [one.value for one in at.text_area] == ["", ""]
    assert stored(held).plan is None
    press(at, f"suggest:strengthen:{instrument.scales['B3'].name}")
    assert plan(held).strengthen == instrument.scales["B3"].name
    assert field(at, "strengthen").value == instrument.scales["B3"].name


def test_a_name_is_asked_about_before_it_is_saved(begun):
    at, held = begun("ui/pages/plan.py", answers=example())
    press(at, "plan_add")
    key = field(at, "who").key
    field(at, "who").set_value("Anna Lindqvist").run()
    assert plan(held).steps[0].who == ""
    press(at, f"care_save:{key}")
    assert plan(held).steps[0].who == "Anna Lindqvist"


def test_there_are_at_most_three_steps_and_one_can_be_taken_away(begun):
    at, held = begun("ui/pages/plan.py", answers=example())
    for _ in range(3):
        press(at, "plan_add")
    assert not [one for one in at.button if one.key == "plan_add"]
    press(at, f"remove:{plan(held).steps[1].id}")
    assert len(plan(held).steps) == 2
    assert [one for one in drawn(at).button if one.key == "plan_add"]


def test_a_step_is_ticked_off_later_with_the_day(begun):
    steps = [{"id": "a", "what": "Möte", "when": "2026-12-01"}]
    at, held = begun("ui/pages/plan.py", answers=example(plan={"id": "p", "steps": steps}))
    next(one for one in at.pills if one.key == "plan:a:status").set_value("gjort").run()
    found = plan(held).steps[0]
    assert (found.status, found.marked) == ("gjort", state.today())
    next(one for one in at.pills if one.key == "plan:a:status").set_value(None).run()
    assert plan(held).steps[0].status == ""


def test_the_follow_up_says_when_it_is_too_early_to_compare(begun):
    answers = example(started="2026-11-02", finished="2026-11-02")
    at, held = begun("ui/pages/plan.py", answers=answers)
    t = services.texts("sv")
    assert t("own_plan.early") not in [one.value for one in at.caption]
    field(at, "follow_up").set_value(date(2027, 3, 1)).run()
    assert t("own_plan.early") in [one.value for one in at.caption]
    field(at, "follow_up").set_value(date(2027, 3, 2)).run()
    assert t("own_plan.early") not in [one.value for one in at.caption]
    assert plan(held).follow_up == date(2027, 3, 2)


def test_what_is_known_of_an_unreadable_plan_is_shown_and_hostile_text_stays_text(begun):
    bad = {"strengthen": "<script>*[x](javascript:1)*", "steps": [{"what": "<script>", "who": 7}, 3]}
    at, _ = begun("ui/pages/plan.py", answers=example(plan=bad))
    assert "<script>" not in " ".join(one.value for one in drawn(at).markdown)
    later = replace(example(), respondent="r", earlier=(json.loads(write_answers(example(plan=bad))),))
    at, _ = begun("ui/pages/change.py", answers=later)
    assert "<script>" not in " ".join(one.proto.body for one in drawn(at).get("html"))


@pytest.mark.parametrize("mode", ["server", "file"])
@pytest.mark.parametrize("lang", LANGS)
def test_the_way_back_second_round_yardstick_then_what_has_changed(begun, lang, mode):
    t, instrument = services.texts(lang), services.instrument(lang)
    plan_made = {"id": "p", "steps": [{"id": "a", "what": "Möte klockan nio"}]}
    day = (state.today() - timedelta(days=140)).isoformat()
    first = example(lang, respondent="r", started=day, finished=day, plan=plan_made)
    at, held = begun("ui/pages/change.py", lang, first, mode)
    press(at, "again")
    press(at, "again_yes")
    now = stored(held)
    assert (now.respondent, now.answers, now.started) == ("r", {}, state.today().isoformat())
    at, held = begun("ui/pages/change.py", lang, held=held)
    assert not at.radio  # nothing to compare yet
    values = first.answers | {"W1": 5, "W2": 5, "W3": 1, "W4": 5}
    services.store(mode).put_many(held.token, [("answers", code, value) for code, value in values.items()])
    at, held = begun("ui/pages/change.py", lang, held=held)
    headers = [one.value for one in at.header]
    assert headers.index(t("report.plan.earlier")) < headers.index(t("follow.before_title"))
    assert t("follow.change_title") not in headers
    next(one for one in at.pills if one.key.endswith(":a")).set_value("gjort").run()
    assert plan_of(rounds_before(stored(held), instrument)[0].plan).steps[0].status == "gjort"
    assert stored(held).plan is None
    at.radio(key="yardstick").set_value("ja").run()
    assert stored(held).yardstick == "ja"
    assert t("follow.change_title") in [one.value for one in drawn(at).header]
    shown = [one.value for one in at.markdown]
    assert t("report.change.yardstick.ja") in shown
    assert t("report.change.more", names=instrument.scales["W"].name) in shown


def test_a_round_that_comes_too_soon_is_told_and_the_yardstick_is_not_asked(begun):
    first = example(respondent="r", started="2026-11-02", finished="2026-11-02")
    second = replace(first, finished="2026-11-20", earlier=(json.loads(write_answers(first)),))
    at, _ = begun("ui/pages/change.py", answers=second)
    t = services.texts("sv")
    earliest = t.day(date(2027, 3, 2))
    assert t("report.change.obstacle.months", earliest=earliest) in [one.value for one in drawn(at).markdown]
    assert not at.radio


@pytest.mark.parametrize("lang", LANGS)
def test_before_the_first_round_the_page_says_how_to_begin(begun, lang):
    at, _ = begun("ui/pages/change.py", lang)
    assert services.texts(lang)("follow.no_answers") in [one.value for one in drawn(at).markdown]
    assert not [one for one in at.button if one.key == "again"]
