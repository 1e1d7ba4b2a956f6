"""Planning a workshop: links, practice, agenda, changes while it is a draft."""

import pytest

from tests.ui.workshop_rooms import LANGS, button, create, fields, page, press, shown
from ui import services
from ui.workshop import network
from workshop import Plan


@pytest.mark.parametrize("lang", LANGS)
def test_a_plan_becomes_three_links_that_are_shown_once(lang):
    at = page("plan", lang)
    at.text_input(key="plan_title").set_value("Norra gruppen")
    at.button[0].click().run()
    links = [one.value for one in at.code]
    roles = [services.workshops().find(link.rsplit("/", 1)[1]).role for link in links]
    assert roles == ["facilitator", "facilitator", "manager"]
    assert services.texts(lang)("links.keep") in shown(at)


def test_under_five_expected_explains_the_rule_with_the_paper_kit_and_stores_nothing():
    at, t = page("plan"), services.texts("sv")
    at.text_input(key="plan_title").set_value("Liten grupp")
    at.number_input(key="plan_expected").set_value(4)
    at.button[0].click().run()
    assert t("plan.problem.under_five") in [one.value for one in at.warning]
    assert t("plan.paper").strip() in shown(at)
    assert at.text_input(key="plan_title").value == "Liten grupp"
    assert services.workshops().count() == 0


def test_a_server_that_only_this_machine_reaches_says_so_with_the_way_out(monkeypatch):
    monkeypatch.setattr(network, "_own_address", lambda: "192.168.1.20")
    at = page("plan")
    assert services.texts("sv")("plan.net_alone") in shown(at)
    assert "http://192.168.1.20:" in shown(at)
    assert "make run HOST=0.0.0.0" in [one.value for one in at.code]


def test_a_practice_is_marked_never_counted_and_has_made_up_participants():
    at = page("plan")
    button(at, "practice").click().run()
    token = at.code[0].value.rsplit("/", 1)[1]
    assert services.workshops().count() == 0
    services.workshops().set_phase(token, "open")
    at = page("console", token=token)
    assert services.texts("sv")("web.join.practice") in shown(at)
    button(at, "made_up").click().run()
    assert services.workshops().find(token).workshop.counter == 10


@pytest.mark.parametrize("lang", LANGS)
def test_a_plan_is_changed_while_it_is_a_draft_and_keeps_its_links(lang):
    t, made = services.texts(lang), services.workshops().create(Plan("Norra gruppen", lang, 12))
    assert f"/planera?w={made.id}" in shown(page("console", lang, made.facilitator))
    at = page("plan", lang, made.facilitator)
    assert fields(at)["plan_title"] == "Norra gruppen"
    at.text_input(key="plan_title").set_value("Södra gruppen")
    at.number_input(key="plan_minutes").set_value(30)
    press(at, t("plan.save"))
    found = services.workshops().find(made.facilitator).workshop
    assert (found.plan.title, found.plan.minutes, found.code) == ("Södra gruppen", 30, made.code)
    assert t("plan.saved") in [one.value for one in at.success]
    assert t("plan.problem.minutes_short") in shown(at)
    at.number_input(key="plan_expected").set_value(3)
    press(at, t("plan.save"))
    assert services.workshops().find(made.facilitator).workshop.plan.expected == 12
    services.workshops().set_phase(made.facilitator, "open")
    assert t("plan.not_now") in shown(page("plan", lang, made.facilitator))


@pytest.mark.parametrize(("minutes", "told"), [(30, "minutes_short"), (240, "minutes_long")])
def test_half_an_hour_and_four_hours_are_accepted_with_a_word_of_advice(minutes, told):
    at, t = page("plan"), services.texts("sv")
    at.text_input(key="plan_title").set_value("Norra gruppen")
    at.number_input(key="plan_minutes").set_value(minutes)
    press(at, t("plan.go"))
    assert t(f"plan.problem.{told}") in shown(at)
    token = at.code[0].value.rsplit("/", 1)[1]
    assert services.workshops().find(token).workshop.plan.minutes == minutes


def test_a_lost_workshop_is_gone_for_all_links_after_deletion():
    made = create()
    at = page("console", token=made.facilitator)
    button(at, "delete").click().run()
    button(at, "delete_yes").click().run()
    assert services.texts("sv")("seat.none") in shown(at)
    assert services.workshops().find(made.manager) is None
