import hashlib
import shutil
from pathlib import Path

import pytest

from retrieval import SourceError, load_sources
from retrieval.sources import VOICES, raw_text

CORPUS = Path(__file__).resolve().parents[2] / "corpus"
# sha256 of the files as they were given to the project, by another program (sha256sum)
GIVEN = {
    "000": "0694ee0f9bf43ba0b0694278138658784e007040c43fcdbf043400d14c3d56f2",
    "001": "df7c9b4f382f4851da471dd10487c2bd665ee2836099f2e8753911e6efb23f72",
    "002": "417ab8509eb42d31132034b2185aa418fb9d449b0570516851859093d0265b2b",
    "003": "865c92137c4e230a12c0928f5f295244838f6c238836b2b3cbb27481ae64c5c6",
    "004": "aa3e78c8e05db200cba09c0695970741db3a162c0163ea5d6c60a2adee8711f4",
}


@pytest.fixture
def folder(tmp_path):
    for path in CORPUS.iterdir():
        shutil.copy(path, tmp_path / path.name)
    return tmp_path


@pytest.mark.parametrize("code", GIVEN)
def test_each_text_is_byte_for_byte_the_one_given(sources, code):
    source = sources[code]
    assert hashlib.sha256(source.path.read_bytes()).hexdigest() == GIVEN[code] == source.sha256


def test_every_text_in_the_folder_is_catalogued(sources):
    assert {path.name for path in CORPUS.glob("*.txt")} == {source.file for source in sources.values()}


@pytest.mark.parametrize(
    ("code", "author", "year", "voice"),
    [
        ("000", None, None, "background"),
        ("001", "Louise Bringselius", None, "for"),
        ("002", None, None, "critical"),
        ("003", "Laura Hartman", None, "for"),
        ("004", "Sven Siverbo", 2022, "critical"),
    ],
)
def test_only_what_a_file_says_about_itself_is_stated(sources, code, author, year, voice):
    source = sources[code]
    assert (source.author, source.year, source.voice) == (author, year, voice)
    assert voice in VOICES
    text = raw_text(source)
    if code != "003":  # names its contact by address only
        assert not author or author in text
    else:
        assert "laura@laurahartman.se" in text
    assert not year or str(year) in text


def test_kind_and_rights_are_worded_in_both_languages(sources):
    for source in sources.values():
        assert source.kind_words["sv"]
        assert source.kind_words["en"]
        assert "licens" in source.rights["sv"]
        assert "licence" in source.rights["en"]


def test_a_changed_byte_is_refused_by_name(folder):
    path = folder / "003_hartman_tillitsbaserad_styrning.txt"
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n", 1))
    with pytest.raises(
        SourceError, match=r"corpus/003_hartman_\S+: has changed: checksum \w{64}, sources.toml"
    ):
        load_sources(folder)


def test_a_missing_text_is_refused_by_name(folder):
    (folder / "000_exjobbsprojekt_tillitsbaserad_styrning.txt").unlink()
    with pytest.raises(SourceError, match=r"000_exjobb\S+: cannot be read"):
        load_sources(folder)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('code = "001"', 'code = "000"', "code 000 is given twice"),
        ('voice = "for"', 'voice = "loud"', "voice or layout"),
        ('short = "Siverbo"\n', "", "source 004: short is missing"),
        ('file = "004', 'file = "../004', "not a plain file name"),
        ('title = "Inledning"', "title = Inledning", "is not valid TOML"),
        ("{ lines = [121, 121], text", "{ lines = [121], text", "has no lines and text"),
    ],
)
def test_a_wrong_catalogue_is_refused(folder, old, new, message):
    path = folder / "sources.toml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(SourceError, match=message):
        load_sources(folder)


def test_a_folder_without_catalogue_is_refused(tmp_path):
    with pytest.raises(SourceError, match=r"corpus/sources\.toml: cannot be read"):
        load_sources(tmp_path)


def test_git_is_told_to_leave_the_line_ends_of_the_texts_alone():
    rules = (CORPUS.parent / ".gitattributes").read_text(encoding="utf-8").splitlines()
    assert "corpus/*.txt -text" in rules
