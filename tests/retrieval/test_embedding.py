import json
import shutil
import struct
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from retrieval.embedding import load_embedding
from retrieval.errors import ModelError

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "models" / "tillit-sv-en-static"
TEXTS = [
    "Personalen måste kryssa för allt de gör",
    "trust",
    "",
    "Får vi själva bestämma hur vi lägger upp dagen?",
    "Does micromanagement make people worse at handling crises? " * 40,
]
WORDS = [
    ("tillit", "trust"),
    ("skola", "school"),
    ("äldre", "elderly"),
    ("chef", "manager"),
    ("kontroll", "control"),
    ("sjuksköterska", "nurse"),
    ("budget", "budget"),
    ("beslut", "decision"),
    ("barn", "children"),
    ("rädsla", "fear"),
    ("lag", "law"),
    ("ansvar", "responsibility"),
]


@pytest.fixture(scope="module")
def embedding():
    return load_embedding(FOLDER)


def test_every_row_is_a_direction_of_length_one_in_float32(embedding):
    rows = embedding.encode([text for text in TEXTS if text])
    assert rows.dtype == np.float32
    assert rows.shape == (len(TEXTS) - 1, embedding.dimensions)
    assert np.linalg.norm(rows, axis=1) == pytest.approx(1, abs=1e-5)


@pytest.mark.parametrize("text", ["", "   ", "?!…", "\x00\x07"])
def test_a_text_without_words_is_like_nothing(embedding, text):
    assert not embedding.encode([text]).any()


def test_no_text_gives_no_row(embedding):
    assert embedding.encode([]).shape == (0, embedding.dimensions)


def test_a_row_does_not_depend_on_the_texts_beside_it(embedding):
    together = embedding.encode(TEXTS)
    alone = np.concatenate([embedding.encode([text]) for text in TEXTS])
    assert np.array_equal(together, alone)
    assert np.array_equal(together[::-1], embedding.encode(TEXTS[::-1]))


def test_the_embedding_is_a_function_from_texts_to_rows(embedding):
    assert np.array_equal(embedding(TEXTS), embedding.encode(TEXTS))


def test_a_word_is_nearest_to_its_translation(embedding):
    swedish = embedding.encode([sv for sv, _ in WORDS])
    english = embedding.encode([en for _, en in WORDS])
    scores = swedish @ english.T
    assert (scores.argmax(axis=1) == np.arange(len(WORDS))).mean() >= 0.9
    others = scores[~np.eye(len(WORDS), dtype=bool)]
    assert np.diag(scores).mean() > others.mean() + 0.3


@pytest.mark.parametrize(
    ("typed", "meant", "other"),
    [
        ("vi vagar inte saga nej", "vi vågar inte säga nej", "vi har en bra lokal"),
        ("personallen ar rädd for chefen", "personalen är rädd för chefen", "budgeten är redan klar"),
    ],
)
def test_a_slip_of_the_pen_stays_near_what_was_meant(embedding, typed, meant, other):
    slip, right, far = embedding.encode([typed, meant, other])
    assert slip @ right > slip @ far + 0.2


def test_a_folder_that_is_not_there_is_named(tmp_path):
    with pytest.raises(ModelError, match=r"models/nowhere/model.safetensors: cannot be read"):
        load_embedding(tmp_path / "nowhere")


def table(shape=(2, 3), dtype="F32", name="embedding.weight", numbers=None):
    numbers = np.ones(shape, dtype="<f4") if numbers is None else numbers
    data = numbers.tobytes()
    header = json.dumps(
        {name: {"dtype": dtype, "shape": list(shape), "data_offsets": [0, len(data)]}}
    ).encode()
    return struct.pack("<Q", len(header)) + header + data


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "is not a safetensors file"),
        (b"not a table at all", "is not a safetensors file"),
        (table(name="weight"), "is not a safetensors file"),
        (table(dtype="BF16"), "is not a safetensors file"),
        (table()[:-4], "is not a safetensors file"),
        (table(shape=(6,)), "is not a table of finite numbers"),
        (table(numbers=np.full((2, 3), np.nan, dtype="<f4")), "is not a table of finite numbers"),
        (table(), "has .* subwords, model.safetensors has 2 rows"),
    ],
)
def test_a_broken_table_is_refused_by_name(tmp_path, data, message):
    folder = tmp_path / "broken"
    folder.mkdir()
    (folder / "model.safetensors").write_bytes(data)
    shutil.copy(FOLDER / "tokenizer.json", folder)
    with pytest.raises(ModelError, match=message):
        load_embedding(folder)


def test_a_broken_tokenizer_is_refused_by_name(tmp_path):
    (tmp_path / "model.safetensors").write_bytes(table())
    with pytest.raises(ModelError, match=r"tokenizer.json: cannot be read"):
        load_embedding(tmp_path)
    (tmp_path / "tokenizer.json").write_text("{}", encoding="utf-8")
    with pytest.raises(ModelError, match=r"tokenizer.json: is not a tokenizer"):
        load_embedding(tmp_path)


def test_half_precision_is_read_too(tmp_path, embedding):
    rows = np.ones((embedding._tokenizer.get_vocab_size(), 2), dtype="<f2")
    (tmp_path / "model.safetensors").write_bytes(table(rows.shape, "F16", numbers=rows))
    shutil.copy(FOLDER / "tokenizer.json", tmp_path)
    assert load_embedding(tmp_path).encode(["tillit"]) == pytest.approx(np.sqrt(0.5))


def test_importing_and_reading_loads_no_torch():
    code = (
        "import sys, retrieval.embedding as e; from pathlib import Path; "
        f"e.load_embedding(Path({str(FOLDER)!r})).encode(['tillit']); "
        "print(sorted({'torch', 'transformers', 'sentence_transformers', 'safetensors'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_the_folder_stays_small_and_has_its_card():
    assert sum(path.stat().st_size for path in FOLDER.rglob("*")) <= 30_000_000
    card = (FOLDER / "README.md").read_text(encoding="utf-8")
    for name in ("CC BY-SA 2.5", "CC BY 2.0 FR", "BSD-3-Clause", "Synlex"):
        assert name in card


def test_nothing_imports_what_trains():
    for path in ROOT.rglob("*.py"):
        if path.relative_to(ROOT).parts[0] not in {"train", "tests", ".venv", "var"}:
            text = path.read_text(encoding="utf-8")
            assert "from train" not in text, path
            assert "import train" not in text, path
