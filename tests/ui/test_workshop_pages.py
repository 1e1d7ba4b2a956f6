"""The facilitator's, the manager's and the result's pages, from plan to decision, in both languages."""

from dataclasses import replace
from datetime import timedelta

import pytest
from streamlit.testing.v1 import AppTest

from report import example_answers
from storage import Held
from tests.ui.conftest import ROOT
from ui import services, state
from ui.workshop import network
from workshop import PEOPLE, Plan, made_up, made_up_manager

LANGS = ["sv", "en"]


@pytest.fixture(autouse=True)
def fresh_workshops():
    services.workshops.cache_clear()
    yield
    services.workshops.cache_clear()


def page(name, lang="sv", token=None, **session):
    at = AppTest.from_file(str(ROOT / "streamlit_app.py"), default_timeout=30)
    at.session_state["_lang"] = lang
    if token:
        at.session_state["_seat"] = token
    for key, value in session.items():
        at.session_state[key] = value
    at.run()
    at.switch_page(f"ui/pages/workshop_{name}.py").run()
    assert not at.exception, [one.value for one in at.exception]
    return at


def create(lang="sv", *, manager=False, people=PEOPLE, **plan):
    store = services.workshops()
    made = store.create(Plan("Norra gruppen", lang, 12, **plan))
    store.set_phase(made.facilitator, "open")
    if manager:
        store.manager_load(made.manager, made_up_manager(services.instrument(lang)))
    for one in made_up(services.instrument(lang))[:people]:
        token = store.join(made.id)
        store.put_many(token, one.answers)
        store.set_priorities(token, one.stark, one.latta)
        store.submit(token)
    return made


def revealed(**options):
    made = create(**options)
    services.workshops().close(made.facilitator)
    services.workshops().set_phase(made.facilitator, "revealed")
    return made


def shown(at):
    return " ".join(
        [
            *(one.value for one in at.markdown),
            *(one.proto.body for one in at.get("html")),
            *(one.value for one in at.caption),
        ]
    )


def button(at, key):
    return next(one for one in at.button if one.key == key)


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
def test_the_facilitator_walks_from_the_first_to_the_last_stage_with_one_button(lang):
    made = services.workshops().create(Plan("Norra gruppen", lang, 12, practice=True))
    at = page("console", lang, made.facilitator)
    seen = []
    for _ in range(40):
        seen.append(services.workshops().find(made.facilitator).workshop.stage)
        if any(one.key == "made_up" for one in at.button):
            button(at, "made_up").click().run()
        if any(one.key == "close_yes" for one in at.button):
            button(at, "close_yes").click().run()
        elif any(one.key == "next" for one in at.button):
            button(at, "next").click().run()
        else:
            break
        assert not at.exception, [one.value for one in at.exception]
        assert not at.warning
    found = services.workshops().find(made.facilitator).workshop
    assert found.phase == "decided"
    kinds = [one.partition(":")[0] for one in dict.fromkeys(seen) if one]
    assert list(dict.fromkeys(kinds)) == [
        "welcome", "join", "write", "pairs", "item", "ask", "pole", "for", "against", "chain", "priorities",
        "decision",
    ]  # fmt: skip


def fields(at):
    return {one.key: one.value for kind in ("text_input", "number_input") for one in at.get(kind)}


def press(at, label):
    next(one for one in at.button if one.label == label).click().run()
    assert not at.exception, [one.value for one in at.exception]


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
    assert t("split.kept_back", n=8) not in result


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
        assert t("split.kept_back", n=8) in said, name
        assert "Natt" not in said, name


def test_every_item_has_the_two_questions_of_disagreement_and_they_do_not_depend_on_the_answers():
    made, t = revealed(), services.texts("sv")
    picture = services.workshops().picture(made.facilitator)
    asked = set()
    for code in list(picture["items"])[:4]:
        services.workshops().show(made.facilitator, f"ask:{code}")
        said = shown(page("projector", token=made.facilitator))
        assert t("ends.unit") in said
        asked.add(said.split("</h1>")[1])
    assert len(asked) == 1


def test_a_sheet_is_typed_in_after_shuffling_and_an_empty_one_follows():
    made, t = services.workshops().create(Plan("Norra gruppen", "sv", 12, split="Natt")), services.texts("sv")
    assert t("sheet.not_now") in shown(page("sheets", token=made.facilitator))
    services.workshops().set_phase(made.facilitator, "open")
    assert f"/svarsblad?w={made.id}" in shown(page("console", token=made.facilitator))
    at = page("sheets", token=made.facilitator)
    assert not at.multiselect
    at.checkbox(key="sheet_shuffled").check().run()
    for _ in range(5):
        at.get("button_group")[0].set_value("4")
        at.multiselect[0].set_value(["A1"])
        press(at, t("sheet.save"))
        assert t("sheet.saved") in [one.value for one in at.success]
        assert at.multiselect[0].value == []
    services.workshops().close(made.facilitator)
    picture = services.workshops().picture(made.facilitator)
    assert (picture["n"], picture["items"]["A1a"]["band"]) == (5, "hog")


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
@pytest.mark.parametrize("people", [0, 4, 5, 7, 8, 12])
def test_every_stage_is_drawn_for_groups_of_any_size(lang, people):
    made = revealed(lang=lang, people=people, manager=True)
    picture = services.workshops().picture(made.facilitator)
    at = page("console", lang, made.facilitator)
    for key in [one.key for one in at.button if one.key.startswith("jump_")]:
        button(at, key).click().run()
        assert not at.exception, (key, [one.value for one in at.exception])
        assert not page("projector", lang, made.facilitator).exception
    assert (picture["mode"] == "none") is (people < 5)


def test_closing_asks_first_and_a_no_changes_nothing():
    made = create()
    at = page("console", token=made.facilitator)
    button(at, "next").click().run()
    assert services.workshops().find(made.facilitator).workshop.phase == "open"
    button(at, "close_no").click().run()
    assert services.workshops().find(made.facilitator).workshop.phase == "open"
    assert not any(one.key == "close_yes" for one in at.button)


def test_the_projector_shows_nothing_of_the_answers_while_it_is_open():
    made = create()
    said = shown(page("projector", token=made.facilitator))
    assert made.code[:3] in said
    assert services.texts("sv")("stage.counter", n=10) in said
    assert "tt-chart" not in said


def test_two_windows_that_go_on_at_once_are_told_how_it_stands():
    made = services.workshops().create(Plan("Norra gruppen", "sv", 12))
    at = page("console", token=made.facilitator)
    services.workshops().show(made.facilitator, "welcome")
    at.run()
    services.workshops().set_phase(made.co_facilitator, "open")
    services.workshops().close(made.co_facilitator)
    button(at, "next").click().run()
    assert services.texts("sv")("console.trouble_moved") in [one.value for one in at.warning]


def test_a_name_in_the_notes_is_asked_about_before_it_is_saved():
    made = revealed()
    at = page("console", token=made.facilitator)
    at.text_area(key="ws_notes").set_value("Maria Svensson sa att det är stressigt").run()
    assert services.workshops().notes(made.facilitator) == ""
    assert at.text_area(key="ws_notes").value == "Maria Svensson sa att det är stressigt"
    at.button(key="ws_notes_anyway").click().run()
    assert services.workshops().notes(made.facilitator) == "Maria Svensson sa att det är stressigt"


def test_notes_and_the_decision_are_kept():
    made = revealed()
    services.workshops().show(made.facilitator, "decision")
    at = page("console", token=made.facilitator)
    at.text_area(key="ws_notes").set_value("Tid mellan skift").run()
    areas = [one for one in at.text_area if one.key is None]
    areas[0].set_value("Dagens ordning")
    areas[1].set_value("Veckorapporten")
    next(one for one in at.button if one.label == services.texts("sv")("decision.save")).click().run()
    assert services.workshops().notes(made.facilitator) == "Tid mellan skift"
    card = services.workshops().decision(made.facilitator)
    assert (card["strengthen"], card["take_away"]) == ("Dagens ordning", "Veckorapporten")


def test_a_group_under_five_gets_no_row_in_the_grid():
    made = revealed()
    at = page("console", token=made.facilitator)
    at.text_input(key="grid_group").set_value("Natt")
    at.number_input(key="grid_people").set_value(4)
    at.text_area(key="grid_intention").set_value("Ro")
    add = next(one for one in at.button if one.label == services.texts("sv")("grid.add"))
    add.click().run()
    assert services.texts("sv")("grid.problem_few", n=5) in [one.value for one in at.warning]
    assert services.workshops().decision(made.facilitator) is None
    at.number_input(key="grid_people").set_value(6)
    next(one for one in at.button if one.label == services.texts("sv")("grid.add")).click().run()
    assert services.workshops().decision(made.facilitator)["grid"][0]["group"] == "Natt"


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


def test_a_lost_workshop_is_gone_for_all_links_after_deletion():
    made = create()
    at = page("console", token=made.facilitator)
    button(at, "delete").click().run()
    button(at, "delete_yes").click().run()
    assert services.texts("sv")("seat.none") in shown(at)
    assert services.workshops().find(made.manager) is None
