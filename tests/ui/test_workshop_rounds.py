"""A second round of a group and its parts, on every screen."""

from datetime import timedelta

import pytest

from tests.ui.workshop_rooms import LANGS, button, create, fields, page, press, revealed, shown
from ui import services, state
from workshop import PEOPLE, Plan, made_up


def second_round(monkeypatch, *, lang="sv", people=PEOPLE):
    """A revealed second round five months after the first; its links."""
    made = create(lang=lang, people=people)
    store = services.workshops()
    for phase in ("closed", "revealed", "decided"):
        store.set_phase(made.facilitator, phase)
    later = store.create(Plan("Norra gruppen", lang, 12), follows=made.facilitator)
    monkeypatch.setattr(store.store, "today", lambda: state.today() + timedelta(days=150))
    store.set_phase(later.facilitator, "open")
    for one in made_up(services.instrument(lang))[:people]:
        token = store.join(later.id)
        store.put_many(token, one.answers | {"A1a": 5})
        store.submit(token)
    for phase in ("closed", "revealed"):
        store.set_phase(later.facilitator, phase)
    return later


def by_parts(part_of, people=20):
    made = services.workshops().create(Plan("Norra gruppen", "sv", 20, split="Natt"))
    store, spread = services.workshops(), (1, 2, 2, 3, 3, 4, 4, 5, 4, 2)
    store.set_phase(made.facilitator, "open")
    for number in range(people):
        token = store.join(made.id)
        store.set_split(token, inside=part_of(number))
        store.put_many(token, dict.fromkeys(services.instrument("sv").workshop_items, spread[number % 10]))
        store.submit(token)
    for phase in ("closed", "revealed"):
        store.set_phase(made.facilitator, phase)
    return made


@pytest.mark.parametrize("lang", LANGS)
def test_a_new_round_is_planned_from_the_one_before_and_only_once(lang):
    t, made = services.texts(lang), revealed(lang=lang)
    assert t("round.next") not in shown(page("console", lang, made.facilitator))
    services.workshops().set_phase(made.facilitator, "decided")
    assert t("round.next") in shown(page("console", lang, made.facilitator))
    at = page("plan", lang, made.facilitator)
    assert fields(at)["plan_title"] == "Norra gruppen"
    press(at, t("plan.round_go"))
    later = services.workshops().find(at.code[0].value.rsplit("/", 1)[1]).workshop
    assert (later.round, later.plan.title) == (2, "Norra gruppen")
    at = page("plan", lang, made.facilitator)
    press(at, t("plan.round_go"))
    assert t("plan.problem.round_exists") in [one.value for one in at.warning]


@pytest.mark.parametrize("lang", LANGS)
def test_the_change_is_asked_about_then_stated_then_shown_everywhere(lang, monkeypatch):
    t, later = services.texts(lang), second_round(monkeypatch, lang=lang)
    services.workshops().show(later.facilitator, "yardstick")
    at = page("console", lang, later.facilitator)
    assert t("round.yardstick") in shown(at)
    assert t("round.change_title") not in shown(at)
    press(at, t("console.next", what=t("stage.change")))
    assert t("round.reason.unstated") in shown(at)
    at.radio(key="turnover").set_value("liten").run()
    same = t("round.names_ungefar_lika", names="").split(":")[0]
    result = services.workshops().result_link(later.facilitator)
    pages = (("console", later.facilitator), ("projector", later.facilitator), ("result", result))
    for name, token in (*pages, ("manager", later.manager)):
        said = shown(page(name, lang, token))
        assert same in said or t("round.nothing") in said, name
    at = page("console", lang, later.facilitator)
    assert at.radio(key="turnover").value == "liten"
    at.radio(key="turnover").set_value("storre").run()
    assert t("round.reason.larger") in shown(at)
    assert same not in shown(page("result", lang, result))


def test_too_few_in_a_round_is_told_instead_of_a_change_and_nobody_is_asked(monkeypatch):
    t, later = services.texts("sv"), second_round(monkeypatch, people=7)
    services.workshops().show(later.facilitator, "change")
    at = page("console", token=later.facilitator)
    assert t("round.reason.few", n=8) in shown(at)
    assert not [one for one in at.radio if one.key == "turnover"]
    assert "jump_yardstick" not in [one.key for one in at.button]


def test_two_parts_are_shown_on_every_screen_where_eight_of_each_have_answered():
    made = by_parts(lambda number: number < 10)
    t, at = services.texts("sv"), page("console", token=made.facilitator)
    key = next(one.key for one in at.button if one.key.startswith("jump_split:"))
    button(at, key).click().run()
    said = shown(page("projector", token=made.facilitator))
    assert "<strong>Natt:</strong>" in said
    assert "<strong>Övriga:</strong>" in said
    result = shown(page("result", token=services.workshops().result_link(made.facilitator)))
    assert '<th scope="col">Natt</th>' in result
    assert t("group.split.kept_back", n=8) not in result


@pytest.mark.parametrize("night", [0, 1, 7, 20])
def test_parts_that_are_too_small_and_empty_ones_look_alike(night):
    made = by_parts(lambda number: number < night)
    t = services.texts("sv")
    services.workshops().show(made.facilitator, "split")
    for name, token in (
        ("projector", made.facilitator),
        ("console", made.facilitator),
        ("result", services.workshops().result_link(made.facilitator)),
    ):
        said = shown(page(name, token=token))
        assert t("group.split.kept_back", n=8) in said, name
        assert "Natt" not in said, name
