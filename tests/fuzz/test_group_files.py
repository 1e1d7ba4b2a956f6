"""The group file of the command line: refused with its place, or drawn by the rules of disclosure."""

import json

from assessment import GroupFileError, group_picture, read_group
from tests.fuzz import worlds
from tests.fuzz.damage import json_files
from tests.fuzz.drill import bounded, fuzz


@fuzz(150, data=json_files(worlds.group_file()))
def test_a_damaged_group_file_is_drawn_or_refused_with_its_place(data):
    text = data.decode("utf-8", "surrogatepass" if b"\xed" in data else "replace") if _is_text(data) else ""
    with bounded():
        try:
            found = read_group(text, worlds.instrument())
        except GroupFileError as error:
            assert len(str(error)) < 2_000
            return
        shown = group_picture(worlds.instrument(), found.members, found.manager, found.split).to_dict()
        json.dumps(shown, allow_nan=False)
        assert shown["n"] == len(found.members)
        assert shown["mode"] == (
            "none" if len(found.members) < 5 else "bands" if len(found.members) < 8 else "full"
        )


def _is_text(data):
    try:
        data.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        return False
    return True
