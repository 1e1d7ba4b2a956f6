"""The manager's and the result's pages, and links that open nothing."""

from dataclasses import replace

import pytest

from report import example_answers
from storage import Held
from tests.ui.workshop_rooms import LANGS, button, create, page, revealed, shown
from ui import services
from workshop import Plan


def test_the_managers_own_picture_stands_beside_the_groups_only_with_eight():
    t = services.texts("sv")
    for people in (7, 8):
        made = revealed(manager=True, people=people)
        services.workshops().show(made.facilitator, "manager")
        at = page("console", token=made.facilitator)
        assert (t("room.side_by_side_text") in shown(at)) is (people == 8)
        services.workshops().delete(made.facilitator)


def test_a_self_assessment_of_a_later_version_is_told_and_left_alone():
    made = services.workshops().create(Plan("Norra gruppen", "sv", 12))
    t = services.texts("sv")
    store = services.store("server")
    answers = replace(example_answers(t), version="9.0.0")
    token, record = store.create(lang="sv", shared=False, answers=answers)
    at = page("manager", "sv", made.manager, _held=Held(record.id, "server", token))
    here = services.instrument("sv").version
    assert t("manager.other_version", own="9.0.0", here=here) in shown(at)
    assert not [one for one in at.button if one.key == "load"]
    assert store.load(token).answers == record.answers


@pytest.mark.parametrize("lang", LANGS)
def test_the_manager_consents_and_only_the_common_items_are_copied(lang):
    made = services.workshops().create(Plan("Norra gruppen", lang, 12))
    answers = example_answers(services.texts(lang))
    token, record = services.store("server").create(lang=lang, shared=False, answers=answers)
    at = page("manager", lang, made.manager, _held=Held(record.id, "server", token))
    assert button(at, "load").disabled
    at.checkbox(key="consent").check().run()
    button(at, "load").click().run()
    assert services.workshops().find(made.facilitator).workshop.manager_loaded
    assert services.workshops().manager_answers(made.facilitator) is None
    button(at, "withdraw").click().run()
    assert not services.workshops().find(made.facilitator).workshop.manager_loaded


def test_the_manager_sees_each_part_when_the_room_has_seen_it():
    made = create(manager=True)
    wait, t = services.texts("sv")("manager.wait"), services.texts("sv")
    assert wait in shown(page("manager", token=made.manager))
    services.workshops().close(made.facilitator)
    assert wait in shown(page("manager", token=made.manager))
    services.workshops().set_phase(made.facilitator, "revealed")
    headers = [one.value for one in page("manager", token=made.manager).header]
    assert headers == [t("agenda.part.pairs")]
    services.workshops().show(made.facilitator, "manager")
    headers = [one.value for one in page("manager", token=made.manager).header]
    assert headers == [t("agenda.part.pairs"), t("agenda.part.manager")]


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("people", [4, 6, 12])
def test_the_result_link_shows_the_picture_and_the_decision_when_it_is_made(lang, people):
    made = revealed(lang=lang, people=people)
    link = services.workshops().result_link(made.facilitator)
    page("result", lang, link)
    services.workshops().set_decision(made.facilitator, {"strengthen": "Dagens ordning"})
    assert "Dagens ordning" not in shown(page("result", lang, link))
    services.workshops().set_phase(made.facilitator, "decided")
    assert ("Dagens ordning" in shown(page("result", lang, link))) is (people >= 5)


@pytest.mark.parametrize("name", ["console", "projector", "manager", "result"])
@pytest.mark.parametrize("token", [None, "x" * 22])
def test_without_a_link_the_page_says_what_to_do(name, token):
    at = page(name, token=token)
    assert services.texts("sv")("seat.none") in shown(at)


@pytest.mark.parametrize("name", ["console", "projector", "result"])
def test_a_link_of_another_role_opens_nothing(name):
    made = services.workshops().create(Plan("Norra gruppen", "sv", 12))
    assert services.texts("sv")("seat.none") in shown(page(name, token=made.manager))


def test_hostile_words_are_shown_as_text():
    made = services.workshops().create(Plan("<script>alert(1)</script> *[x](javascript:1)*", "sv", 12))
    services.workshops().show(made.facilitator, "welcome")
    for name in ("console", "projector"):
        said = shown(page(name, token=made.facilitator))
        assert "<script>" not in said
        assert "](javascript" not in " ".join(
            one.value for one in page(name, token=made.facilitator).markdown
        )
