"""The console and the projector, stage by stage."""

import pytest

from tests.ui.workshop_rooms import LANGS, button, create, page, press, revealed, shown
from ui import services
from workshop import Plan


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
    assert not at.get("button_group")
    at.checkbox(key="sheet_shuffled").check().run()
    for _ in range(5):
        at.get("button_group")[0].set_value("4")
        at.get("button_group")[-2].set_value(["A1"])
        press(at, t("sheet.save"))
        assert t("sheet.saved") in [one.value for one in at.success]
        assert at.get("button_group")[-2].value == []
    at.get("button_group")[-2].set_value(["A1", "A2", "A3"])
    press(at, t("sheet.save"))
    assert t("sheet.too_many") in [one.value for one in at.warning]
    assert at.get("button_group")[-2].value == ["A1", "A2", "A3"]
    services.workshops().close(made.facilitator)
    picture = services.workshops().picture(made.facilitator)
    assert (picture["n"], picture["items"]["A1a"]["band"]) == (5, "hog")


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
