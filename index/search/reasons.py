"""Why a passage was found: what each word of the question adds through each field."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from index.models import Reason
from index.search.retrieval import Retrieved
from index.search.scoring import FIELDS


def reasons(found: Retrieved) -> Iterator[tuple[float, tuple[Reason, ...]]]:
    """Yield the score of each passage with the reasons, which add up to it."""
    words = [word.text for word in found.words]
    phrases = [f"{pair.words[0]} {pair.words[1]}" for pair in found.pairs]
    for i in range(len(found.evidence)):
        fields, pairs = found.scores.fields[:, :, i], found.scores.pairs[:, i]
        why = tuple(
            Reason(word=words[w], field=FIELDS[f].name, contribution=float(fields[f, w]))
            for w, f in np.argwhere(fields.T > 0)
        ) + tuple(
            Reason(word=phrases[p], field="phrase", contribution=float(pairs[p]))
            for p in np.flatnonzero(pairs > 0)
        )
        yield sum(reason.contribution for reason in why), why
