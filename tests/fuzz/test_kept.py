"""What fuzzing has found, each as a test of its own."""

import hashlib
import json
import shutil
import time
import tomllib
import zipfile

import pytest

from assessment import ContentError, GroupFileError, load_instrument, read_group
from assessment.content import FOLDER
from dialogue import RuleError, ask, load_safety
from dialogue.rule_files import CONTENT
from settings import SettingsError, load_settings
from storage import AnswerFileError, BackupFileError, check_backup, held, read_answers, write_answers
from storage.earlier_rounds import next_round
from tests.fuzz import site, worlds
from tests.fuzz.damage import SCRIPT, Raw, tomled
from tests.fuzz.test_written_texts import desk

FORM = b"application/x-www-form-urlencoded"


def whole(**changed):
    return json.dumps(worlds.answer_file() | changed)


def nested(levels):
    return json.loads("[" * levels + "]" * levels)


@pytest.mark.parametrize("place", ["version", "plan", "okänd"])
def test_a_number_too_large_to_be_written_back_is_no_number(place):
    text = whole(**{place: 12345}).replace("12345", "1e999")
    with pytest.raises(AnswerFileError, match="not JSON"):
        read_answers(text, worlds.instrument())


def test_what_is_set_aside_never_makes_a_file_that_cannot_be_read_again():
    for levels in range(50, 61):
        text = whole(answers={"A1a": nested(levels)})
        try:
            answers, _ = read_answers(text, worlds.instrument())
        except AnswerFileError as error:
            assert error.problem.code == "too_deep"
            continue
        assert read_answers(write_answers(answers), worlds.instrument())[0] == answers
        after = next_round(answers, worlds.store().today(), worlds.instrument())
        assert (
            len(read_answers(write_answers(after), worlds.instrument())[0].earlier)
            == len(answers.earlier) + 1
        )
    assert levels == 60


def test_a_file_that_would_be_too_large_when_written_is_refused_when_it_is_read():
    text = whole(okänd=[[0]] * 300_000).replace(" ", "")
    assert len(text) < 2_000_000
    with pytest.raises(AnswerFileError, match="larger than 2 MB"):
        read_answers(text, worlds.instrument())


def test_many_keys_of_which_one_stands_twice_are_read_at_once():
    many = ",".join(f'"{number}":0' for number in range(150_000))
    text = whole(okänd={"x": 77}).replace('{"x": 77}', '{"1":1,' + many + "}")
    begun = time.thread_time()
    with pytest.raises(AnswerFileError):
        read_answers(text, worlds.instrument())
    with pytest.raises(GroupFileError, match="'1' stands twice"):
        read_group(text, worlds.instrument())
    assert time.thread_time() - begun < 20


@pytest.mark.parametrize(
    "change",
    [
        {"format": ["x" * 9_000]},
        {"version": "9" * 9_000},
        {"manager": {"answers": {"A1a": "x" * 9_000}}},
        {"manager": {"answers": {"x" * 9_000: 1}}},
        {"manager": {"x" * 9_000: 1}},
        {"members": [{"answers": {}, "priorities": {"latta": ["x" * 9_000]}}]},
        {"split": {"name": "a", "members": [["x" * 9_000]]}},
    ],
)
def test_a_refused_group_file_is_told_in_a_line_that_can_be_read(change):
    with pytest.raises(GroupFileError) as refused:
        read_group(json.dumps(worlds.group_file() | change), worlds.instrument())
    assert len(str(refused.value)) < 400


def asked(path, method=b"GET", body=b"", kind=FORM, query=b"", headers=()):
    with site.People() as people:
        before = people.stored()
        found = site.ask(site.Asked(method, path, query, headers, b"", body, kind), people)
        assert people.stored() == before
    return found


def title(found):
    return found.body.decode().split("<h1>")[1].split("</h1>")[0]


def words(key):
    return worlds.texts()(f"web.{key}.title")


def test_an_origin_that_is_no_address_is_a_foreign_one():
    found = asked(b"/borja", b"POST", b"store=server", headers=((b"origin", b"//["),))
    assert (found.status, title(found)) == (403, words("foreign_form"))


def test_an_address_whose_query_is_no_text_is_no_address_of_ours():
    for path in (b"/w/", b"/svara", b"/borja"):
        found = asked(path, query=b"a=\xd5")
        assert (found.status, title(found)) == (404, words("not_found"))


@pytest.mark.parametrize("path", [b"/borja", b"/fil", b"/w", b"/w/{CODE}", b"/w/{CODE}/1"])
def test_a_form_that_cannot_be_read_is_refused_in_words(path):
    found = asked(path, b"POST", b"broken", b"multipart/form-data")
    assert (found.status, title(found)) == (400, words("bad_form"))


def test_an_address_below_one_of_ours_that_leads_nowhere_is_answered_in_words():
    for path in (b"/borja/borja", b"/oppna", b"/sprak/sv/sv", b"/bild"):
        found = asked(path)
        assert (found.status, title(found)) == (404, words("not_found"))


@pytest.mark.parametrize("length", [b"\xb2", b"x", b""])
def test_a_file_whose_length_is_told_in_other_signs_is_read_all_the_same(length):
    found = asked(b"/fil", b"POST", b"file=x", headers=((b"content-length", length),))
    assert (found.status, title(found)) == (400, worlds.texts()("web.file.title"))


def test_a_cookie_with_a_line_end_in_its_name_holds_nothing():
    assert held({"tt_a_s_abcd\n": "token"}) == []


def test_what_stands_wrong_in_a_file_is_shown_as_text():
    body = whole(**{SCRIPT: 1, "answers": {SCRIPT: SCRIPT}}).encode()
    body = (
        b'--x\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\n' + body + b"\r\n--x--\r\n"
    )
    found = asked(b"/fil", b"POST", body, b"multipart/form-data; boundary=x")
    assert found.status == 200
    assert SCRIPT not in found.body.decode()
    assert "&lt;script&gt;" in found.body.decode()


def test_a_message_of_any_length_is_answered_at_once():
    begun = time.thread_time()
    reply = ask("å " * 2_000_000, desk("sv"))
    assert len(reply.question) <= 20_000
    assert time.thread_time() - begun < 20


def test_half_a_character_in_a_question_is_none():
    text = "Vilka AI-verktyg kan skriva journalanteckningar åt undersköterskor?Hur ofta ska man byta kateter?"
    assert ask(text + "\ud800", desk("sv")).parts


@pytest.mark.parametrize(
    "text",
    [
        'organisation = "a',
        "organisation = " + "9" * 5_000,
        "organisation = " + "[" * 5_000,
        "organisation = 5",
        "organisation = { a = 1 }",
    ],
)
def test_a_file_about_the_organisation_that_cannot_be_shown_is_told_at_start(text, tmp_path, monkeypatch):
    (tmp_path / "org.toml").write_text(text, encoding="utf-8")
    monkeypatch.setenv("TILLIT_ORG_FILE", str(tmp_path / "org.toml"))
    with pytest.raises(SettingsError, match=r"TILLIT_ORG_FILE: .*org\.toml"):
        load_settings()


@pytest.mark.parametrize("odd", ["9" * 5_000, "[" * 5_000, "7", '"x"', "[1]", "true"])
def test_a_content_file_with_something_odd_at_its_top_is_refused_by_name(odd, tmp_path):
    folder = shutil.copytree(FOLDER, tmp_path / "content")
    for name, key in (
        ("instrument.toml", "item"),
        ("module_rules.toml", "stance"),
        ("frameworks.toml", "framework"),
    ):
        data = tomllib.loads((FOLDER / name).read_text(encoding="utf-8"))
        (folder / name).write_text(tomled(data | {key: Raw(odd)}), encoding="utf-8")
        with pytest.raises(ContentError, match=name):
            load_instrument("sv", folder)
        shutil.copyfile(FOLDER / name, folder / name)


@pytest.mark.parametrize(
    "odd", [None, [], {}, {"format": "tillit-backup/1"}, {"format": "tillit-backup/1", "rows": {"a": 1e999}}]
)
def test_a_backup_whose_manifest_is_of_another_shape_is_refused(odd, tmp_path):
    name, said = "manifest.json", json.dumps(odd).encode()
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as packed:
        packed.writestr(name, said)
        packed.writestr("SHA256SUMS", f"{hashlib.sha256(said).hexdigest()}  {name}\n")
    with pytest.raises(BackupFileError):
        check_backup(tmp_path / "a.zip")


def test_sets_of_phrases_that_name_each_other_in_a_circle_are_refused_by_name(tmp_path):
    folder = shutil.copytree(CONTENT, tmp_path / "content")
    rules = tomllib.loads((CONTENT / "safety.toml").read_text(encoding="utf-8"))
    first = next(iter(rules["set"]))
    (folder / "safety.toml").write_text(
        tomled(rules | {"set": {**rules["set"], first: [f"<{first}>"]}, "subject": [f"<{first}>"]}),
        encoding="utf-8",
    )
    with pytest.raises(RuleError, match=r"safety\.toml"):
        load_safety(folder)
