"""The student: one vector and one weight per subword, and what it is taught by."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import torch
import torch.nn.functional as F  # noqa: N812 - torch's own habit

from train.vocabulary import Ids

RARE = 1e-3  # subwords rarer than this count almost fully at the start (smooth inverse frequency)


@dataclass
class Student:
    """The vectors while they learn.

    Attributes:
        vectors: subwords x dimensions.
        weights: logarithm of each subword's weight in the mean.
    """

    vectors: torch.Tensor
    weights: torch.Tensor

    def __call__(self, bags: Sequence[Ids]) -> torch.Tensor:
        """Unit rows of texts that are cut into subwords."""
        texts = torch.from_numpy(np.repeat(np.arange(len(bags)), [len(bag) for bag in bags]))
        ids, places = torch.unique(torch.from_numpy(np.concatenate(bags)), return_inverse=True)
        weights = self.weights[ids].exp()[places]
        counts = torch.zeros(len(bags), len(ids)).index_put((texts, places), weights, accumulate=True)
        rows = counts @ F.embedding(ids, self.vectors)
        return F.normalize(rows, dim=1)

    def folded(self) -> npt.NDArray[np.float32]:
        """The vectors times their weights, rounded to half precision but kept as float32; the unknown is 0.

        Rounded numbers pack to half their size in the repository, and every reader gets the same result.
        """
        rows = (self.vectors * self.weights.exp()[:, None]).detach().numpy()
        rows = rows / np.linalg.norm(rows, axis=1).mean()
        rows[0] = 0.0
        return np.asarray(rows.astype(np.float16), dtype=np.float32)


def new_student(bags: Sequence[Ids], size: int, dimensions: int) -> Student:
    """A student before its first lesson: random vectors, weights by how rare a subword is."""
    counts = np.bincount(np.concatenate(bags), minlength=size) + 1.0
    weights = torch.from_numpy(np.log(RARE / (RARE + counts / counts.sum()))).float()
    vectors = torch.randn(size, dimensions) * 0.1
    return Student(vectors.requires_grad_(), weights.requires_grad_())


def optimiser(student: Student, rate: float) -> torch.optim.Adam:
    """Adam over vectors and weights; weights move more slowly."""
    groups = [{"params": [student.vectors], "lr": rate}, {"params": [student.weights], "lr": rate / 4}]
    return torch.optim.Adam(groups, fused=True)


def contrast(rows: torch.Tensor, others: torch.Tensor, same: torch.Tensor, heat: float) -> torch.Tensor:
    """Each row must be nearer to its own among the others than to the rest (InfoNCE, both ways).

    Args:
        rows: unit rows.
        others: unit rows, the i-th being the own of the i-th row.
        same: pairs (i, j) that mean the same though i is not j; left out of the rest.
        heat: temperature.
    """
    scores = (rows @ others.T / heat).masked_fill(same, float("-inf"))
    own = torch.arange(len(rows))
    return (F.cross_entropy(scores, own) + F.cross_entropy(scores.T, own)) / 2
