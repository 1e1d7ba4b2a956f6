"""The backup file: it can be restored, or it is refused and what is stored stays as it was."""

import hashlib
import io
import json
import zipfile
from datetime import UTC, date, datetime
from functools import cache

from hypothesis import strategies as st

from storage import StoreError, back_up, check_backup, open_store, open_workshops, read_answers, restore
from tests.fuzz import site, worlds
from tests.fuzz.damage import bent, damaged, written
from tests.fuzz.drill import bounded, fuzz
from workshop import Plan

TODAY = date(2026, 11, 21)


@cache
def valid():
    """A backup with a self-assessment and a workshop in it."""
    folder = site.scratch()
    url = f"sqlite:///{folder / 'from.db'}"
    store = open_store(url, worlds.instrument())
    answers, _ = read_answers(json.dumps(worlds.answer_file()), worlds.instrument())
    store.create(lang="sv", shared=False, answers=answers)
    workshops = open_workshops(store)
    made = workshops.create(Plan(title="Norr", lang="sv", expected=12))
    workshops.set_phase(made.facilitator, "open")
    back_up(url, folder / "backup.zip", datetime(2026, 11, 21, tzinfo=UTC))
    store.close()
    return (folder / "backup.zip").read_bytes()


def parts(data):
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        return {name: packed.read(name) for name in packed.namelist()}


@st.composite
def backups(draw):
    """A backup with bytes damaged, or with one part changed and its checksums made right again."""
    if draw(st.integers(0, 2)) == 0:
        return draw(damaged(valid()))
    held = parts(valid())
    name = draw(st.sampled_from([one for one, content in held.items() if content and one != "SHA256SUMS"]))
    if draw(st.integers(0, 2)) == 0:
        held[name] = draw(damaged(held[name]))
    elif name == "manifest.json":
        held[name] = written(draw(bent(json.loads(held[name])))).encode("utf-8", "surrogatepass")
    else:
        rows = [json.loads(line) for line in held[name].splitlines()]
        at = draw(st.integers(0, len(rows) - 1))
        rows[at] = draw(bent(rows[at], 2))
        held[name] = "\n".join(map(written, rows)).encode("utf-8", "surrogatepass") + b"\n"
    sums = "".join(f"{hashlib.sha256(held[one]).hexdigest()}  {one}\n" for one in held if one != "SHA256SUMS")
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        for one, content in (held | {"SHA256SUMS": sums.encode()}).items():
            packed.writestr(one, content)
    return out.getvalue()


@fuzz(25, data=backups())
def test_a_damaged_backup_is_restored_whole_or_refused_with_nothing_changed(data):
    folder = _place()
    file = folder / "backup.zip"
    file.write_bytes(data)
    target = open_store(f"sqlite:///{folder / 'to.db'}", worlds.instrument())
    try:
        token, _ = target.create(lang="sv", shared=False)
        before = target.load(token)
        with bounded(20):
            try:
                manifest = check_backup(file)
            except StoreError as error:
                assert str(error)
                manifest = None
            try:
                restore(file, f"sqlite:///{folder / 'to.db'}", TODAY, replace=True)
            except StoreError:
                assert manifest is None
                assert target.load(token) == before
            else:
                assert manifest is not None
                assert target.count() == manifest.rows["assessment"]
    finally:
        target.close()
        for one in folder.iterdir():
            one.unlink()


@cache
def _place():
    return site.scratch()
