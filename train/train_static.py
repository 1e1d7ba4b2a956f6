"""Trains the Swedish-English sentence embedding: `python -m train.train_static DATA --out models/NAME`."""

from __future__ import annotations

import argparse
import hashlib
import json
import random
import shutil
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer

from train.data import ASKS, Asked, Pair, read_asks, read_pairs, read_synonyms
from train.lessons import SENTENCES, Material, Recipe, Scissors, learn_asks, learn_languages
from train.measure import Encoder, Rows, ask_scores, language_scores
from train.student import Student, new_student
from train.teacher import teacher_vectors
from train.vocabulary import cut, train_vocabulary

UNSEEN = 2000  # sentences kept out of training, to measure with
SENTENCE = 5  # words a sentence has
FOLDS = 5


@dataclass(frozen=True)
class Split:
    """The pairs, divided; the teacher's vectors go by the English side.

    Attributes:
        taught: pairs to train with.
        unseen: sentence pairs to measure with; no taught pair has their English side.
        teacher: the teacher's unit vector of each English side.
    """

    taught: list[Pair]
    unseen: list[Pair]
    teacher: dict[str, Rows]


class Log:
    """Says on the screen what is done, after how many seconds, and how well."""

    def __init__(self) -> None:
        self.started = time.monotonic()

    def __call__(self, what: str, scores: dict[str, float] | None = None) -> None:
        """One line."""
        numbers = json.dumps({name: round(value, 3) for name, value in scores.items()}) if scores else ""
        sys.stdout.write(f"{time.monotonic() - self.started:6.0f} s  {what}  {numbers}\n")
        sys.stdout.flush()


def split(pairs: Sequence[Pair], cache: Path, seed: int) -> Split:
    """Keep some sentences out of training."""
    english = sorted({pair.en for pair in pairs})
    vectors = dict(zip(english, teacher_vectors(english, cache), strict=True))
    whole = {pair.en for pair in pairs if pair.kind in SENTENCES and len(pair.en.split()) >= SENTENCE}
    kept = set(random.Random(seed).sample(sorted(whole), UNSEEN))
    unseen = {pair.en: pair for pair in pairs if pair.en in kept}
    return Split([pair for pair in pairs if pair.en not in kept], list(unseen.values()), vectors)


def targets(parts: Split, dimensions: int) -> torch.Tensor:
    """The teacher's vectors of the taught pairs, turned to their main directions and cut."""
    every = np.stack(list(parts.teacher.values()))
    turned = np.linalg.svd(every.T @ every)[0][:, :dimensions]
    rows = np.stack([parts.teacher[pair.en] for pair in parts.taught]) @ turned
    return torch.from_numpy(rows / np.linalg.norm(rows, axis=1, keepdims=True)).float()


def encoder(student: Student, tokenizer: Tokenizer) -> Encoder:
    """The student as a function from texts to unit rows, as a reader of the saved folder has it."""
    vectors = student.folded()

    def encode(texts: Sequence[str]) -> Rows:
        rows = np.stack([vectors[bag].sum(axis=0) for bag in cut(tokenizer, texts)])
        return np.asarray(
            rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-12), dtype=np.float32
        )

    return encode


def first_lesson(
    texts: Sequence[str], material: Material, cache: Path, log: Log
) -> tuple[Student, Tokenizer]:
    """A student that knows the languages, with its vocabulary.

    Both are kept in the cache, since asks change more often than languages (and a vocabulary trained again is
    not quite the same).
    """
    recipe = material.recipe
    name = hashlib.sha256("\n".join([repr(recipe.first()), *texts]).encode("utf-8")).hexdigest()[:16]
    kept, words = cache / f"student-{name}.npz", cache / f"vocabulary-{name}.json"
    if kept.exists() and words.exists():
        rows = np.load(kept)
        vectors, weights = (torch.from_numpy(rows[part]) for part in ("vectors", "weights"))
        return Student(vectors.requires_grad_(), weights.requires_grad_()), Tokenizer.from_file(str(words))
    tokenizer = train_vocabulary(texts, recipe.size)
    log("vocabulary")
    torch.manual_seed(recipe.seed)
    bags = cut(tokenizer, [text for pair in material.pairs for text in (pair.sv, pair.en)])
    student = new_student(bags, tokenizer.get_vocab_size(), recipe.dimensions)
    learn_languages(student, Scissors(tokenizer, recipe, random.Random(recipe.seed)), material)
    tokenizer.save(str(words))
    np.savez(kept, vectors=student.vectors.detach().numpy(), weights=student.weights.detach().numpy())
    return student, tokenizer


def second_lesson(
    student: Student, tokenizer: Tokenizer, material: Material, passages: Sequence[Asked], held_out: set[int]
) -> Student:
    """A copy of the student that knows the asks too, those of the passages held out excepted."""
    recipe = material.recipe
    copy = Student(
        student.vectors.detach().clone().requires_grad_(), student.weights.detach().clone().requires_grad_()
    )
    scissors = Scissors(tokenizer, recipe, random.Random(recipe.seed))
    taught = [at for at in range(len(passages)) if at not in held_out]
    learn_asks(copy, scissors, material, passages, taught)
    return copy


def save(student: Student, tokenizer: Tokenizer, folder: Path) -> None:
    """Write the folder in sentence-transformers' form; a card that lies there stays."""
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import Normalize, StaticEmbedding

    written = folder.with_name(folder.name + ".new")
    model = SentenceTransformer(
        modules=[StaticEmbedding(tokenizer, embedding_weights=student.folded()), Normalize()]
    )
    model.save(str(written), create_model_card=False)
    if (folder / "README.md").exists():
        shutil.copy(folder / "README.md", written / "README.md")
    for file in written.rglob("*.*"):
        file.chmod(0o644)  # the library writes weights that only their owner may read
    shutil.rmtree(folder, ignore_errors=True)
    written.rename(folder)


def arguments() -> argparse.Namespace:
    """What the command line says."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path, help="folder with the pairs, synonyms and asks")
    parser.add_argument("--out", type=Path, required=True, help="model folder to write")
    parser.add_argument(
        "--asks", type=Path, help=f"passages with asks for the second lesson, instead of {ASKS}"
    )
    parser.add_argument(
        "--cache", type=Path, default=Path("var/train"), help="where the teacher's vectors are kept"
    )
    parser.add_argument(
        "--folds", type=int, default=1, help=f"of {FOLDS} shares of passages, how many to measure on"
    )
    parser.add_argument("--threads", type=int, default=2, help="threads")
    return parser.parse_args()


def teach_and_measure(
    student: Student,
    tokenizer: Tokenizer,
    material: Material,
    passages: Sequence[Asked],
    log: Log,
    folds: int,
) -> Student:
    """The second lesson with some passages held out, for the scores; then with all, for the folder."""
    order = list(range(len(passages)))
    random.Random(material.recipe.seed).shuffle(order)
    before = encoder(student, tokenizer)
    for fold in range(folds):
        held_out = order[fold::FOLDS]
        log(f"fold {fold} before asks", ask_scores(before, passages, held_out))
        taught = second_lesson(student, tokenizer, material, passages, set(held_out))
        log(f"fold {fold} after asks", ask_scores(encoder(taught, tokenizer), passages, held_out))
    return second_lesson(student, tokenizer, material, passages, set())


def main() -> None:
    """Train, print the scores, and write the folder."""
    wanted, recipe, log = arguments(), Recipe(), Log()
    torch.set_num_threads(wanted.threads)
    pairs, rough = read_pairs(wanted.data), read_asks(wanted.data / ASKS)
    passages = read_asks(wanted.asks) if wanted.asks else rough
    parts = split(pairs, wanted.cache, recipe.seed)
    log("teacher's vectors")
    texts = [
        *(pair.sv for pair in pairs),
        *parts.teacher,
        *(passage.text for passage in rough for _ in range(3)),
    ]
    material = Material(parts.taught, targets(parts, recipe.dimensions), read_synonyms(wanted.data), recipe)
    student, tokenizer = first_lesson(texts, material, wanted.cache, log)
    log("first lesson", unseen_scores(student, tokenizer, parts))
    final = teach_and_measure(student, tokenizer, material, passages, log, wanted.folds)
    log("both lessons", unseen_scores(final, tokenizer, parts))
    save(final, tokenizer, wanted.out)
    log("saved")


def unseen_scores(student: Student, tokenizer: Tokenizer, parts: Split) -> dict[str, float]:
    """The scores on the sentences kept out of training."""
    sv, en = [pair.sv for pair in parts.unseen], [pair.en for pair in parts.unseen]
    return language_scores(encoder(student, tokenizer), sv, en, np.stack([parts.teacher[one] for one in en]))


if __name__ == "__main__":
    main()
