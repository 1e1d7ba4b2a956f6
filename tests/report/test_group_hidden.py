"""No byte of any export holds what a rule hides, even if a picture should hold too much by mistake."""

import copy
import io
import zipfile
from pathlib import Path

import pikepdf
import pytest

from assessment import Member, group_picture
from report import GROUP_EXPORTS
from tests.report.conftest import loaded
from tests.report.groups import findings_of, picture_of
from tests.report.test_pdf import DAY, text_of

POISON = "73519"
HIDDEN = {"v": 73519, "mean": 73519.0, "ad": 73519.0, "rwg": 73519.0, "two_camps": True}


def unpacked(content):
    """Every byte of a file with what is compressed in it unpacked, packages in packages too."""
    if content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            return b"".join(name.encode() + unpacked(package.read(name)) for name in package.namelist())
    if content.startswith(b"%PDF"):
        with pikepdf.open(io.BytesIO(content)) as document:
            plain = io.BytesIO()
            document.save(
                plain, stream_decode_level=pikepdf.StreamDecodeLevel.all, compress_streams=False,
                object_stream_mode=pikepdf.ObjectStreamMode.disable,
            )  # fmt: skip
        alternatives = b" ".join(alternative.encode() for alternative in described(content))
        return plain.getvalue() + text_of(content).encode() + alternatives
    return content


def described(pdf):
    with pikepdf.open(io.BytesIO(pdf)) as document:
        return [
            str(one.Alt) for one in document.objects if isinstance(one, pikepdf.Dictionary) and "/Alt" in one
        ]


def exports(picture, lang="sv"):
    findings = findings_of(picture, lang, title="Hemtjänsten Norr")
    return {ending: make(findings, loaded(lang)[1], DAY) for ending, make in GROUP_EXPORTS.items()}


def poisoned(picture):
    """The picture with numbers where its rules hide them."""
    found = copy.deepcopy(picture)
    for table in ("items", "scales"):
        for code, measure in found.get(table, {}).items():
            if measure["mode"] != "full":
                median = 3 if table == "items" else 50.0
                found[table][code] = {**measure, **HIDDEN, "median": median, "distribution": [73519] * 5}
    if found["mode"] == "none":
        found |= {"items": {"A1a": {"mode": "full", **HIDDEN, "median": 3, "distribution": [73519] * 5}}}
        found |= {"gaps": {"A1": {"word": "ljusare", "g": 73519.0}}, "priorities": {"stark": {"A1": 73519}}}
    elif found["mode"] == "bands":
        found["priorities"] = {"stark": {"A1": 73519}, "latta": {}, "at_least": 73519}
        found["gaps"] = {"A1": {"word": "ljusare", "g": 73519.0}}
        found["chain"] = {"lowest": "W", "gap": 73519.0}
    return found


@pytest.mark.parametrize("name", ["four", "five", "seven", "eight", "split"])
def test_what_a_mode_hides_is_in_no_byte_of_any_export(name):
    picture = picture_of(name)
    for ending, content in exports(poisoned(picture)).items():
        whole = unpacked(content)
        assert POISON.encode() not in whole, ending
        assert f"73{chr(0x2009)}519".encode() not in whole, ending


@pytest.mark.parametrize("name", ["five", "seven"])
def test_hidden_numbers_change_no_export(name):
    """The exports of a picture with and without what it should hide are the same."""
    picture = picture_of(name)
    spoilt = poisoned(picture) | {"priorities": picture["priorities"]}
    assert exports(picture) == exports(spoilt)


def test_two_groups_with_one_picture_have_the_same_exports_to_the_byte():
    # By hand: [2,2,2,2,2,5] and [1,1,2,2,2,5] (AD 0.83.. and 0.94) are both low and divided.
    instrument = loaded("sv")[0]
    one, other = (
        group_picture(instrument, [Member({"A1a": value}) for value in values]).to_dict()
        for values in ([2, 2, 2, 2, 2, 5], [1, 1, 2, 2, 2, 5])
    )
    assert one == other
    assert exports(one) == exports(other)


def test_the_probe_finds_what_is_shown():
    """A count that may be shown is found by the same search, so that the tests above can fail."""
    picture = copy.deepcopy(picture_of("split"))
    code = next(code for code, one in picture["items"].items() if one["mode"] == "full")
    picture["items"][code]["distribution"] = [73519, 2, 3, 4, 5]
    for ending, content in exports(picture).items():
        assert POISON.encode() in unpacked(content), ending


def test_no_export_names_a_folder_of_this_machine():
    home = str(Path(__file__).resolve().parents[2]).encode()
    assert all(home not in unpacked(content) for content in exports(picture_of("split")).values())
