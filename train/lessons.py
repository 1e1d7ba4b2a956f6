"""The two lessons: what words mean in both languages, then which passage answers what is asked."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import torch
import torch.nn.functional as F  # noqa: N812 - torch's own habit
from tokenizers import Tokenizer

from train.data import Asked, Pair
from train.noise import noisy
from train.student import Student, contrast, optimiser
from train.vocabulary import Ids, cut, sampling

SENTENCES = frozenset({"tatoeba", "mnli", "example", "idiom", "explanation"})
SAME = 0.98  # two English texts whose vectors are nearer than this are no contrast
_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-ZÅÄÖ”\"])")


@dataclass(frozen=True)
class Recipe:
    """Every number of the training.

    Attributes:
        size: subwords.
        dimensions: numbers in a vector.
        epochs: times the pairs are gone through.
        batch: pairs in a step.
        rate: learning rate of the first lesson, falling to a twentieth.
        heat: temperature of the contrasts.
        careless: share of Swedish texts that are mistyped.
        sampled: share of texts cut at random.
        alpha: how far from the best cut a random one may be.
        sentence_times: how often a sentence is seen in an epoch, a word once.
        ask_steps: steps of the second lesson.
        ask_rate: its learning rate.
        ask_heat: its temperature.
        text: weight of an ask's nearness to its passage's text, against 1 for that to another ask of it.
        keep: weight of the first lesson in the second.
        seed: of everything drawn at random.
    """

    size: int = 26000
    dimensions: int = 256
    epochs: int = 5
    batch: int = 512
    rate: float = 0.02
    heat: float = 0.05
    careless: float = 0.15
    sampled: float = 0.3
    alpha: float = 0.3
    sentence_times: int = 2
    ask_steps: int = 800
    ask_rate: float = 0.003
    ask_heat: float = 0.07
    text: float = 0.3
    keep: float = 1.0
    seed: int = 7

    def first(self) -> tuple[float, ...]:
        """The numbers that the first lesson goes by."""
        first = (self.size, self.dimensions, self.epochs, self.batch, self.rate, self.heat)
        return (*first, self.careless, self.sampled, self.alpha, self.sentence_times, self.seed)


@dataclass(frozen=True)
class Material:
    """What the first lesson is taught from.

    Attributes:
        pairs: the pairs.
        targets: for each pair the teacher's vector of its English side, in the student's dimensions.
        synonyms: pairs of Swedish words.
        recipe: the numbers.
    """

    pairs: Sequence[Pair]
    targets: torch.Tensor
    synonyms: Sequence[tuple[str, str]]
    recipe: Recipe


class Scissors:
    """Cuts texts for training: some written carelessly, some cut at random."""

    def __init__(self, tokenizer: Tokenizer, recipe: Recipe, chance: random.Random) -> None:
        self.best = tokenizer
        self.other = sampling(tokenizer, recipe.alpha)
        self.recipe = recipe
        self.chance = chance

    def __call__(self, texts: Sequence[str], careless: float | None = None) -> list[Ids]:
        """The texts as bags of subwords, never empty; `careless` instead of the recipe's share."""
        share = self.recipe.careless if careless is None else careless
        written = noisy(texts, share, self.chance)
        bags = cut(self.best, written)
        drawn = [at for at in range(len(texts)) if self.chance.random() < self.recipe.sampled]
        for at, bag in zip(drawn, cut(self.other, [written[at] for at in drawn]), strict=True):
            bags[at] = bag
        return [bag if len(bag) else np.zeros(1, dtype=np.int64) for bag in bags]


def language_loss(
    student: Student, sv: Sequence[Ids], en: Sequence[Ids], goal: torch.Tensor, heat: float
) -> torch.Tensor:
    """Both sides of a pair towards the teacher's vector, and to each other rather than to others."""
    swedish, english = student(sv), student(en)
    same = goal @ goal.T > SAME
    same.fill_diagonal_(False)  # noqa: FBT003 - torch's own signature
    near = 2 - (swedish * goal).sum(1).mean() - (english * goal).sum(1).mean()
    return (
        4 * near
        + contrast(swedish, goal, same, heat)
        + contrast(english, goal, same, heat) / 2
        + contrast(swedish, english, same, heat) / 2
    )


def batches(material: Material, scissors: Scissors) -> Iterator[tuple[list[Ids], list[Ids], torch.Tensor]]:
    """One epoch of pairs in random order: Swedish bags, English bags, goals."""
    recipe = material.recipe
    times = [recipe.sentence_times if pair.kind in SENTENCES else 1 for pair in material.pairs]
    order = [at for at, count in enumerate(times) for _ in range(count)]
    scissors.chance.shuffle(order)
    for start in range(0, len(order) - recipe.batch + 1, recipe.batch):
        some = order[start : start + recipe.batch]
        pairs = [material.pairs[at] for at in some]
        yield scissors([p.sv for p in pairs]), scissors([p.en for p in pairs], 0.05), material.targets[some]


def learn_languages(student: Student, scissors: Scissors, material: Material) -> None:
    """The first lesson; the student is changed."""
    recipe = material.recipe
    steps = optimiser(student, recipe.rate)
    total = sum(recipe.sentence_times if p.kind in SENTENCES else 1 for p in material.pairs) // recipe.batch
    falling = torch.optim.lr_scheduler.LinearLR(steps, 1.0, 0.05, total * recipe.epochs)
    for _ in range(recipe.epochs):
        for sv, en, goal in batches(material, scissors):
            loss = language_loss(student, sv, en, goal, recipe.heat)
            some = scissors.chance.sample(material.synonyms, recipe.batch // 4)
            one, other = (student(scissors(side)) for side in zip(*some, strict=True))
            nothing = torch.zeros(len(some), len(some), dtype=torch.bool)
            loss = loss + contrast(one, other, nothing, recipe.heat) / 2
            steps.zero_grad()
            torch.autograd.backward(loss)
            steps.step()
            falling.step()


def learn_asks(
    student: Student,
    scissors: Scissors,
    material: Material,
    passages: Sequence[Asked],
    taught: Sequence[int],
) -> None:
    """The second lesson: an ask is nearer to its passage, and to its other asks, than to the rest.

    Args:
        student: the student after the first lesson; changed.
        scissors: cut texts for training.
        material: of the first lesson, gone on with so that it is not forgotten.
        passages: all passages; their texts are seen, whichever are taught.
        taught: the passages whose asks are seen.
    """
    recipe = material.recipe
    steps = optimiser(student, recipe.ask_rate)
    falling = torch.optim.lr_scheduler.LinearLR(steps, 1.0, 0.05, recipe.ask_steps)
    known = batches(material, scissors)
    bags = cut(scissors.best, [passage.text for passage in passages])
    for _ in range(recipe.ask_steps):
        loss = ask_loss(student, scissors, passages, student(bags), taught)
        batch = next(known, None)
        if batch is None:
            known = batches(material, scissors)
            batch = next(known)
        loss = loss + recipe.keep * language_loss(student, *batch, recipe.heat)
        steps.zero_grad()
        torch.autograd.backward(loss)
        steps.step()
        falling.step()


def ask_loss(
    student: Student,
    scissors: Scissors,
    passages: Sequence[Asked],
    texts: torch.Tensor,
    taught: Sequence[int],
) -> torch.Tensor:
    """Two asks of a taught passage beside its text and each other, a sentence of any passage beside its text.

    Args:
        student: the student.
        scissors: cut texts for training.
        passages: all passages.
        texts: the student's rows of their texts.
        taught: the passages whose asks are seen.
    """
    recipe, chance = scissors.recipe, scissors.chance
    drawn = [chance.sample(passages[at].asks, 2) for at in taught]
    one, other = (student(scissors(side)) for side in zip(*drawn, strict=True))
    sentences = student(scissors([chance.choice(_SENTENCE.split(passage.text)) for passage in passages]))
    own, every = torch.tensor(taught), torch.arange(len(texts))
    to_text = F.cross_entropy(one @ texts.T / recipe.ask_heat, own)
    to_text = to_text + F.cross_entropy(other @ texts.T / recipe.ask_heat, own)
    whole = F.cross_entropy(sentences @ texts.T / recipe.ask_heat, every)
    nothing = torch.zeros(len(one), len(one), dtype=torch.bool)
    return recipe.text * to_text + contrast(one, other, nothing, recipe.ask_heat) + whole / 2
