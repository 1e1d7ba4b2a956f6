"""A file that is made at the press stays until it has come, however many others use the app."""

from types import SimpleNamespace

import pytest
from streamlit import runtime
from streamlit.runtime.media_file_manager import MediaFileManager
from streamlit.runtime.memory_media_file_storage import MemoryMediaFileStorage

from ui import downloads

OTHERS = 5  # runs of other people's pages between the press and the file


@pytest.fixture
def files(monkeypatch):
    """Streamlit's files, and a page of the session "mine" that draws one button."""
    held = MediaFileManager(MemoryMediaFileStorage("/media"))
    monkeypatch.setattr(runtime, "exists", lambda: True)
    monkeypatch.setattr(runtime, "get_instance", lambda: SimpleNamespace(media_file_mgr=held))
    return held


def made_by_the_button(files, monkeypatch, make):
    """What Streamlit does with a button at the press: its callable is run, its file stored; the file's id."""
    drawn = []
    monkeypatch.setattr(downloads.st, "download_button", lambda _label, data, *_, **__: drawn.append(data))
    context = SimpleNamespace(session_id="mine")
    with monkeypatch.context() as inside:
        inside.setattr(downloads, "get_script_run_ctx", lambda: context)
        downloads.button("Ladda ner", make, "a.pdf")
    placeholder = files.add_deferred(drawn[0], downloads.PDF, "0.1", file_name="a.pdf")
    return files.execute_deferred(placeholder).rsplit("/", 1)[1].split(".")[0]


def others_go_on(files):
    for number in range(OTHERS):
        files.clear_session_refs(f"other {number}")
        files.remove_orphaned_files()


def test_a_file_is_there_after_many_runs_of_other_peoples_pages(files, monkeypatch):
    own = made_by_the_button(files, monkeypatch, lambda: b"%PDF mine")
    others_go_on(files)
    assert files.read_file(own).content == b"%PDF mine"


def test_a_file_goes_when_the_own_page_has_run_anew(files, monkeypatch):
    own = made_by_the_button(files, monkeypatch, lambda: b"%PDF mine")
    files.clear_session_refs("mine")
    others_go_on(files)
    assert files.read_file(own) is None


def test_without_it_streamlit_would_drop_the_file(files, monkeypatch):
    placeholder = files.add_deferred(lambda: b"%PDF", downloads.PDF, "0.1", file_name="a.pdf")
    own = files.execute_deferred(placeholder).rsplit("/", 1)[1].split(".")[0]
    others_go_on(files)
    assert files.read_file(own) is None, "Streamlit keeps such files now: ui/downloads.py can go"
