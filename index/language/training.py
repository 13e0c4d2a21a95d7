"""Fit the learned weights on annotated articles."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from index.errors import ModelError
from index.language.analysis import Analyser
from index.language.learned.annotated import Annotated, Truth, is_right, names_source, overlaps
from index.language.learned.fitting import (
    Evidence,
    Examples,
    Traits,
    fit_evidence,
    fit_whether,
    fit_which,
    joined,
    require_sklearn,
)
from index.language.learned.judging import Judged, link_again, link_traits, links, read_again
from index.language.learned.sentence_evidence import of_sentence
from index.language.learned.sentence_traits import of_sentences
from index.language.learned.source_traits import of_candidates
from index.language.model import Model, Table, log_odds
from index.language.people.people import People
from index.language.phrases.phrase import Phrase
from index.language.reports.candidates import candidates
from index.language.reports.continuation import carriers
from index.language.reports.passages import Passages, scan_passages
from index.language.speakers.drafts import drafts, own_drafts
from index.language.speakers.look import Look
from index.language.words import Word

Say = Callable[[str], None]

_FOLDS = 3
_LEAST_ARTICLES = 2 * _FOLDS
_EMPTY: Table = {"": 0.0}
_SENTENCE, _SOURCE, _LINK = 0.1, 0.2, 0.06  # how far the weights of each may go: scikit-learn's C
_REPORTS, _CERTAINTY = 1.0, 0.1  # the same for the weights of evidence


class _Prepared(NamedTuple):
    """An annotated article as the rules read it."""

    passages: Passages
    people: People
    traits: Sequence[Traits]  # of each sentence
    truths: Sequence[Truth | None]


def fit_model(articles: Iterable[Annotated], say: Say = lambda step: None) -> Model:
    """Return the weights that fit `articles` best; `say` is told what is being done.

    How sure a name is is fitted on articles that the other weights never saw. Raises `ModelError`
    when there are too few articles or scikit-learn is missing.
    """
    require_sklearn()
    say("reading the articles")
    analyser = Analyser()
    prepared = [_prepare(one, analyser) for one in articles]
    if len(prepared) < _LEAST_ARTICLES:
        raise ModelError(
            f"{len(prepared)} annotated articles are too few to fit weights on; "
            f"at least {_LEAST_ARTICLES} are needed, and hundreds are better."
        )
    folds = [prepared[start::_FOLDS] for start in range(_FOLDS)]
    partial: list[Model] = []
    reports: list[Evidence] = []
    for number, fold in enumerate(folds):
        say(f"fitting part {number + 1} of {_FOLDS}")
        others = [one for other in folds if other is not fold for one in other]
        partial.append(_fit_readings(others))
        reports.append(_reports(fold, partial[-1]))
    judged = [
        [_read(one, model._replace(reports=_fit_reports(reports, but=number))) for one in fold]
        for number, (fold, model) in enumerate(zip(folds, partial, strict=True))
    ]
    say("fitting who goes on")
    examples = [
        [_link_examples(one, seen) for one, seen in zip(fold, done, strict=True)]
        for fold, done in zip(folds, judged, strict=True)
    ]
    names = Evidence([], [])
    for number, fold in enumerate(folds):
        link = fit_whether(
            joined(one for i, some in enumerate(examples) if i != number for one in some), _LINK
        )
        for one, seen in zip(fold, judged[number], strict=True):
            _weigh(one, link_again(seen, Model(_EMPTY, _EMPTY, link, _EMPTY)), names)
    say("fitting the whole")
    whole = _fit_readings(prepared)
    link = fit_whether(joined([one for some in examples for one in some]), _LINK)
    return whole._replace(
        link=link, certainty=fit_evidence(names, _CERTAINTY), reports=_fit_reports(reports)
    )


def _prepare(article: Annotated, analyser: Analyser) -> _Prepared:
    sentences = analyser.sentences(article.text)
    passages, people = scan_passages(article.text, sentences)
    traits = of_sentences(passages, carriers(passages))
    return _Prepared(passages, people, traits, article.matched(sentences))


def _fit_readings(articles: Sequence[_Prepared]) -> Model:
    """Return a model that knows which sentences report, and who speaks in them."""
    reports, sources = Examples([], []), list[Examples]()
    for one in articles:
        for at, truth in enumerate(one.truths):
            if truth is None or truth.reported is None:
                continue
            reports.add(one.traits[at], label=truth.reported)
            if truth.reported and truth.named:
                sources.append(_source_examples(one, at, truth))
    return Model(fit_whether(reports, _SENTENCE), fit_which(sources, _SOURCE), _EMPTY, _EMPTY)


def _reports(articles: Sequence[_Prepared], model: Model) -> Evidence:
    """Return the evidence for each sentence of articles that `model` was not fitted on."""
    evidence = Evidence([], [])
    for one in articles:
        for reading, some, truth in zip(one.passages.readings, one.traits, one.truths, strict=True):
            if truth is not None and truth.reported is not None:
                evidence.seen.append(of_sentence(reading, log_odds(model.sentence, some)))
                evidence.labels.append(truth.reported)
    return evidence


def _fit_reports(parts: Sequence[Evidence], but: int | None = None) -> Table:
    """Return the weights of the evidence of all parts but one."""
    kept = [one for number, one in enumerate(parts) if number != but]
    whole = Evidence(
        [seen for one in kept for seen in one.seen], [label for one in kept for label in one.labels]
    )
    return fit_evidence(whole, _REPORTS)


def _source_examples(one: _Prepared, at: int, truth: Truth) -> Examples:
    """Return who may speak in a sentence, and which of them do."""
    examples = Examples([], [])
    words, text = one.passages.words, one.passages.text
    given = candidates(one.passages, at)
    for candidate, traits in zip(given, of_candidates(one.passages, at, given), strict=True):
        place, phrase = _span(words, candidate.place), _span(words, candidate.phrase)
        label = overlaps(place, truth) or names_source(text[phrase[0] : phrase[1]], truth, text)
        examples.add(traits, label=label)
    return examples


def _span(words: Sequence[Word], phrase: Phrase) -> tuple[int, int]:
    return words[phrase.first].start, words[phrase.last].end


def _read(one: _Prepared, model: Model) -> Judged:
    return read_again(one.passages, carriers(one.passages), model)


def _afresh(people: People) -> People:
    """Return the people of a text as they are before it is read: reading tells of their gender."""
    return People(people.text, people.words, people.lines, people.hints)


def _link_examples(one: _Prepared, seen: Judged) -> Examples:
    """Return for every sentence whose speaker is known which links lead to that speaker."""
    examples = Examples([], [])
    own = own_drafts(Look(seen.passages, _afresh(one.people), seen.carriers, seen.rulings))
    for at, truth in enumerate(one.truths):
        if truth is None or not truth.reported or not truth.named:
            continue
        for other in links(seen, at):
            speaker = own[other][0].attribution.speaker if own[other] else None
            label = is_right(speaker, truth, one.passages.text)
            examples.add(link_traits(seen, at, other), label=label)
    return examples


def _weigh(one: _Prepared, judged: Judged, names: Evidence) -> None:
    """Add the evidence for every name that would be given, and whether it is right."""
    seen = Look(judged.passages, _afresh(one.people), judged.carriers, judged.rulings)
    for found, truth in zip(drafts(seen), one.truths, strict=True):
        speaker = found[0].attribution.speaker if found else None
        if speaker is None or truth is None or truth.reported is None:
            continue
        if truth.named or not truth.reported:
            names.seen.append(found[0].evidence)
            names.labels.append(is_right(speaker, truth, one.passages.text))
