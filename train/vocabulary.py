"""The subword vocabulary of both languages."""

from __future__ import annotations

import json
import math
from collections import Counter
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
from tokenizers import Regex, Tokenizer, normalizers, pre_tokenizers
from tokenizers.models import Unigram
from tokenizers.trainers import UnigramTrainer

Ids = npt.NDArray[np.int64]
UNKNOWN = "[UNK]"
MARK = "▁"  # stands before the first piece of a word
NBEST = 16  # ways of cutting a word that are drawn from
WHOLE = 3.0  # how much a whole word is preferred to its pieces, in logarithms


def train_vocabulary(texts: Sequence[str], size: int) -> Tokenizer:
    """A unigram vocabulary over lower-cased words, the first piece of a word marked.

    Half of it are pieces found by the trainer, so that compounds and slips can be put together from them; the
    other half are the most frequent words whole, since a word with a vector of its own keeps its own meaning.

    Args:
        texts: texts of both languages, each as often as its words should count.
        size: number of subwords.
    """
    tokenizer = _empty()
    counts = _words(tokenizer, texts)
    sparse = [word for word, count in counts.items() for _ in range(min(count, 3))]
    trainer = UnigramTrainer(
        vocab_size=size // 2,
        special_tokens=[UNKNOWN],
        unk_token=UNKNOWN,
        max_piece_length=16,
        show_progress=False,
    )
    tokenizer.train_from_iterator(sparse, trainer)
    pieces = [(piece, score) for piece, score in json.loads(tokenizer.to_str())["model"]["vocab"]]
    known = {piece for piece, _ in pieces}
    total = sum(counts.values())
    whole = [
        (MARK + word, math.log(count / total) + WHOLE)
        for word, count in counts.most_common()
        if MARK + word not in known
    ]
    tokenizer.model = Unigram([*pieces, *whole[: size - len(pieces)]], 0, byte_fallback=False)
    return tokenizer


def _empty() -> Tokenizer:
    tokenizer = Tokenizer(Unigram())
    tokenizer.normalizer = normalizers.Sequence(
        [
            normalizers.NFKC(),
            normalizers.Lowercase(),
            normalizers.Replace(Regex(r"[^\p{L}\p{N}]+"), " "),
            normalizers.Strip(),
        ]
    )
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace(replacement=MARK, prepend_scheme="always")
    return tokenizer


def _words(tokenizer: Tokenizer, texts: Sequence[str]) -> Counter[str]:
    return Counter(word for text in texts for word in tokenizer.normalizer.normalize_str(text).split())


def sampling(tokenizer: Tokenizer, alpha: float) -> Tokenizer:
    """The same vocabulary, cutting words at random: the smaller alpha, the more often another way."""
    data = json.loads(tokenizer.to_str())
    model = data["model"]
    vocabulary = [(piece, score) for piece, score in model["vocab"]]
    sampler = Tokenizer.from_str(tokenizer.to_str())
    sampler.model = Unigram(vocabulary, model["unk_id"], byte_fallback=False, alpha=alpha, nbest_size=NBEST)
    return sampler


def cut(tokenizer: Tokenizer, texts: Sequence[str]) -> list[Ids]:
    """The subword ids of each text."""
    found = tokenizer.encode_batch_fast(list(texts), add_special_tokens=False)
    return [np.asarray(one.ids, dtype=np.int64) for one in found]
