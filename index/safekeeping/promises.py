"""What is promised of every stored article, looked at again: each breach in a few words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from index import sections
from index.identity import article_id
from index.language.terms import index_terms
from index.models import Attribution, Passage, Speaker, StoredArticle
from index.search.surface import surface
from index.store.terms import TermIds


def of_article(article: StoredArticle, *, intact: bool) -> Iterator[str]:
    """Yield what is wrong with an article; `intact` says whether its text is the one added."""
    text, found = article.text, article.passages
    if not intact:
        yield "its text is not the one that was added"
    if article.card.id != article_id(article.card.url, text):
        yield "its id does not belong to its address and text"
    if article.card.sentences != len(found):
        yield f"it has {len(found)} sentences in place of {article.card.sentences}"
    if not _in_order(found):
        yield "its sentences are not in order"
    for passage in found:
        where = f"sentence {passage.sentence}"
        if not _stands(passage, text):
            yield f"{where} does not stand where it should"
        for attribution in passage.attributions:
            yield from (f"{where}: {wrong}" for wrong in _of_attribution(text, attribution))


def of_numbers(
    ids: TermIds, found: Sequence[Passage], keys: Sequence[int], terms: int
) -> Iterator[str]:
    """Yield what is wrong with an article's term ids: `terms` is the size of the vocabulary.

    `keys` are those of the passages `found`.
    """
    if list(keys) != list(range(ids.first_passage, ids.first_passage + len(found))):
        yield "its sentences are not numbered as its index says"
    if ids.paragraphs.tolist() != [passage.paragraph for passage in found]:
        yield "its index has other paragraphs"
    if len(ids.lengths) != len(found) or ids.lengths.sum() != len(ids.terms):
        yield "its index has another number of words"
    if len(ids.signs) != len(ids.terms):
        yield "its index says of another number of words what they show"
    if _outside(ids.title, terms) or _outside(ids.terms, terms):
        yield "its index has words that nobody knows"


def of_terms(ids: TermIds, article: StoredArticle, vocabulary: Sequence[str]) -> Iterator[str]:
    """Yield what is wrong with an article's terms, as they are and as its sentences have them."""
    if [vocabulary[id_] for id_ in ids.title] != index_terms(article.card.title):
        yield "its title is indexed by other words than it has"
    shown = [surface(passage.text) for passage in article.passages]
    if [vocabulary[id_] for id_ in ids.terms] != [term for one in shown for term in one.terms]:
        yield "its sentences are indexed by other words than they have"
    elif ids.signs.tolist() != [sign for one in shown for sign in one.signs.tolist()]:
        yield "its index says of its words what they do not show"
    if ids.headings.tolist() != sections.headings(article.sections, article.passages):
        yield "its index has other headings"


def _stands(passage: Passage, text: str) -> bool:
    in_text = passage.end <= len(text) and bool(passage.text.strip())
    return in_text and text[passage.start : passage.end] == passage.text


def _in_order(found: Sequence[Passage]) -> bool:
    """Say whether passages follow each other, numbered from 1, and so do their paragraphs."""
    paragraph = end = 0
    for number, passage in enumerate(found, 1):
        next_one = passage.paragraph == paragraph + 1 or 0 < passage.paragraph == paragraph
        if passage.sentence != number or not next_one or passage.start < end:
            return False
        paragraph, end = passage.paragraph, passage.end
    return True


def _of_attribution(text: str, attribution: Attribution) -> Iterator[str]:
    if attribution.cue and attribution.cue not in text:
        yield f"the verb {attribution.cue!r} is not in the article"
    if attribution.speaker:
        yield from _of_speaker(text, attribution.speaker)


def _of_speaker(text: str, speaker: Speaker) -> Iterator[str]:
    for words in (speaker.name, speaker.role):
        if words is not None and words not in text:
            yield f"the speaker {words!r} is not in the article"
    for span in (speaker.mention, speaker.introduced):
        if span and span.end > len(text):
            yield f"the speaker {speaker.name!r} stands beyond the end of the article"


def _outside(ids: NDArray[np.int32], terms: int) -> bool:
    return bool(len(ids)) and (int(ids.min()) < 0 or int(ids.max()) >= terms)
