"""Why a passage was found: what each word of the question adds through each field."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from index.models import Reason
from index.search.retrieval.retrieve import Retrieved
from index.search.retrieval.scoring import FIELDS


def reasons(
    found: Retrieved, positions: Sequence[int]
) -> Iterator[tuple[float, tuple[Reason, ...]]]:
    """Yield the score of each passage at `positions` with the reasons, which add up to it."""
    words = [word.text for word in found.words]
    phrases = [f"{pair.words[0]} {pair.words[1]}" for pair in found.pairs]
    by_word = found.scores.fields[:, :, positions].transpose(2, 1, 0).tolist()
    by_pair = found.scores.pairs[:, positions].T.tolist()
    for terms, pairs in zip(by_word, by_pair, strict=True):
        why = tuple(
            Reason(word=word, field=field.name, contribution=value)
            for word, values in zip(words, terms, strict=True)
            for field, value in zip(FIELDS, values, strict=True)
            if value > 0
        ) + tuple(
            Reason(word=phrase, field="phrase", contribution=value)
            for phrase, value in zip(phrases, pairs, strict=True)
            if value > 0
        )
        yield sum(reason.contribution for reason in why), why
