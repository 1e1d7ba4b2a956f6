"""Valid inputs and what is done to them: bytes turned, texts cut, other values, keys twice, deep nests."""

import copy
import json

from hypothesis import strategies as st


class Raw(str):
    """Characters that stand in JSON as they are, also where they are no JSON."""

    __slots__ = ()


SCRIPT = "<script>alert(1)</script>"
"""Stands unescaped in no page."""
TEXTS = (
    *("", " ", "\0", "\ud800", "a\udfffb", "\ufeff", "\u202eabc", "x" * 300, "å" * 5_000, "🙂", "\x1b[31m"),
    *(
        SCRIPT,
        "\"'><svg onload=x>",
        "{place}",
        "{0.__class__}",
        "{",
        "%s%n",
        "=1+1",
        "#set page()",
        "$x$",
        "\\",
    ),
    *(
        "DK",
        "NR",
        "SK",
        "dk",
        "4",
        "A1a",
        "__proto__",
        "1.0.0",
        "9.9.9",
        "999999.1",
        "1.0",
        "٣",
        "chef",
        "sv",
    ),
    *(
        "0000-01-01",
        "0001-01-01",
        "9999-12-31",
        "2026-02-30",
        "-2026-01-01",
        "٢٠٢٦-٠١-٠١",
        "2026-11-21T00:00:00",
    ),
    *("../../etc/passwd", "file:///etc/passwd", "' OR 1=1 --", "a\r\nSet-Cookie: x=1", "left_out"),
)
NUMBERS = (0, 1, -1, 5, 6, 2**31, 2**63, -(2**63) - 1, 10**30, 1.5, 4.0, -0.0, 1e-320, 1e308)
NESTS = ("[" * 59 + "]" * 59, "[" * 70 + "]" * 70, '{"a":' * 20_000 + "1" + "}" * 20_000)
STRAY = ("NaN", "Infinity", "-Infinity", "1e999", "-1e999", "9" * 5_000, "01", "nul", "'x'", "")
RAW = tuple(map(Raw, (*STRAY, *NESTS)))
ODD = st.one_of(
    st.sampled_from((None, True, False, [], {}, [None], {"": None}, [[[]]], *NUMBERS)),
    st.sampled_from(TEXTS),
    st.sampled_from(RAW),
    st.text(max_size=20),
    st.integers(),
    st.floats(allow_nan=False, allow_infinity=False),
)


def places(tree, path=()):
    """The path of every value in a tree of objects and lists."""
    yield path
    if isinstance(tree, dict):
        for key in tree:
            yield from places(tree[key], (*path, key))
    elif isinstance(tree, list):
        for number in range(len(tree)):
            yield from places(tree[number], (*path, number))


def at(tree, path):
    """What stands at a path."""
    for part in path:
        tree = tree[part]
    return tree


@st.composite
def bent(draw, tree, most=4, odd=ODD, many=(2, 30, 300)):
    """A tree in which one to some values are others, gone, doubled, moved, wrapped or under unknown keys."""
    tree = copy.deepcopy(tree)
    for _ in range(draw(st.integers(1, most))):
        path = draw(st.sampled_from(list(places(tree))))
        if not path:
            continue
        held, key = at(tree, path[:-1]), path[-1]
        how = draw(st.sampled_from(("other", "other", "gone", "elsewhere", "wrapped", "new key", "many")))
        if how == "other":
            held[key] = draw(odd)
        elif how == "gone":
            del held[key]
        elif how == "elsewhere":
            held[key] = copy.deepcopy(at(tree, draw(st.sampled_from(list(places(tree))))))
        elif how == "wrapped":
            held[key] = draw(st.sampled_from(([held[key]], {"a": held[key]}, [held[key], held[key]])))
        elif how == "new key" and isinstance(held, dict):
            held[draw(st.one_of(st.sampled_from(TEXTS), st.text(max_size=8)))] = draw(odd)
        elif how == "many" and isinstance(held, dict):
            held |= {f"{key}{number}": held[key] for number in range(draw(st.sampled_from(many)))}
        elif how == "many":
            held.extend([held[key]] * draw(st.sampled_from(many)))
    return tree


def written(value):
    """A tree as JSON, with raw characters as they are."""
    if isinstance(value, Raw):
        return str(value)
    if isinstance(value, dict):
        return "{" + ", ".join(f"{json.dumps(str(key))}: {written(one)}" for key, one in value.items()) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(map(written, value)) + "]"
    return json.dumps(value)


@st.composite
def damaged(draw, valid):
    """Bytes of a valid file with some turned, cut out, doubled, put in or replaced by others."""
    data = bytearray(valid)
    for _ in range(draw(st.integers(1, 4))):
        first = draw(st.integers(0, max(0, len(data) - 1)))
        last = min(len(data), first + draw(st.sampled_from((1, 2, 7, 100, 10_000))))
        how = draw(st.sampled_from(("turn", "cut", "twice", "put", "end", "zero", "swap")))
        if how == "turn" and data:
            data[first] ^= 1 << draw(st.integers(0, 7))
        elif how == "cut":
            del data[first:last]
        elif how == "twice":
            data[first:first] = data[first:last]
        elif how == "put":
            data[first:first] = draw(st.one_of(st.binary(max_size=12), st.sampled_from(_BYTES)))
        elif how == "end":
            del data[first:]
        elif how == "zero":
            data[first:last] = bytes(last - first)
        else:
            data[first:last] = reversed(data[first:last])
    return bytes(data)


_BYTES = (
    *(
        b"\0",
        b"\xff\xfe",
        b"\xef\xbb\xbf",
        b"\xed\xa0\x80",
        b"\xc0\x80",
        b"\n",
        b"\r",
        b'"',
        b"'''",
        b'"""',
        b"]]",
    ),
    *(
        b"\\",
        b"{",
        b"}",
        b"[",
        b"]",
        b",",
        b"=",
        b"%",
        b";",
        b"-",
        b"9" * 400,
        b"1e999",
        b"nan",
        b"inf",
        b"true",
    ),
    *(b"<w:p>", b"endobj", b"<<", b">>", b"stream", b"/Kids", b"0 R", b"&#0;", b"&x;", b"\x1b", b"\x85"),
)


@st.composite
def json_files(draw, tree):
    """A JSON file: a bent tree as text, at times with a key twice, or damaged bytes of the valid one."""
    if draw(st.integers(0, 3)) == 0:
        return draw(damaged(written(tree).encode("utf-8", "surrogatepass")))
    text = written(draw(bent(tree)))
    if draw(st.integers(0, 4)) == 0:
        key, value = draw(st.sampled_from(list(tree))), draw(ODD)
        text = text.replace("{", "{" + f"{json.dumps(key)}: {written(value)}, ", 1)
    return text.encode("utf-8", "surrogatepass")


def tomled(tree):
    """A tree as TOML, each value on one line, with raw characters as they are."""
    return "".join(f"{_quoted(key)} = {_toml(one)}\n" for key, one in tree.items())


def _toml(value):
    if isinstance(value, Raw):
        return str(value)
    if isinstance(value, dict):
        return "{" + ", ".join(f"{_quoted(key)} = {_toml(one)}" for key, one in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_toml, value)) + "]"
    if isinstance(value, str):
        return _quoted(value)
    return (
        {None: '""', True: "true", False: "false"}.get(value, repr(value))
        if not value or value is True
        else repr(value)
    )


def _quoted(text):
    return json.dumps(str(text), ensure_ascii=False).replace("\x7f", "\\u007f")
