"""Fit the learned weights on annotated articles."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from index.errors import ModelError
from index.language.analysis import Analyser
from index.language.annotated import Annotated, Truth, is_right, names_source, overlaps
from index.language.candidates import candidates
from index.language.continuation import Passages, carriers
from index.language.judging import Judged, link_again, link_traits, links, read_again
from index.language.model import Model, Table
from index.language.people import People
from index.language.phrases import Phrase
from index.language.sentence_traits import of_sentences
from index.language.source_traits import of_candidates
from index.language.speech import Look, drafts, own_drafts, scan_passages
from index.language.words import Word

Traits = Sequence[str]
Say = Callable[[str], None]

_FOLDS = 3
_LEAST_ARTICLES = 2 * _FOLDS
_LEAST_SEEN = 3  # a trait seen more rarely has no weight
_SMALLEST = 0.01  # a weight nearer to 0 is left out
_EMPTY: Table = {"": 0.0}
_STRENGTHS = {"sentence": 0.1, "source": 0.08, "link": 0.06, "certainty": 0.1}  # scikit-learn's C


class _Prepared(NamedTuple):
    """An annotated article as the rules read it."""

    passages: Passages
    people: People
    truths: Sequence[Truth | None]


class _Examples(NamedTuple):
    """Things by their traits, and which of them are so."""

    traits: list[Traits]
    labels: list[bool]

    def add(self, traits: Traits, *, label: bool) -> None:
        self.traits.append(traits)
        self.labels.append(label)


def fit_model(articles: Iterable[Annotated], say: Say = lambda step: None) -> Model:
    """Return the weights that fit `articles` best; `say` is told what is being done.

    How sure a name is is fitted on articles that the other weights never saw. Raises `ModelError`
    when there are too few articles or scikit-learn is missing.
    """
    _sklearn()
    say("reading the articles")
    analyser = Analyser()
    prepared = [_prepare(one, analyser) for one in articles]
    if len(prepared) < _LEAST_ARTICLES:
        raise ModelError(
            f"{len(prepared)} annotated articles are too few to fit weights on; "
            f"at least {_LEAST_ARTICLES} are needed, and hundreds are better."
        )
    folds = [prepared[start::_FOLDS] for start in range(_FOLDS)]
    judged: list[list[Judged]] = []
    for number, fold in enumerate(folds):
        say(f"fitting part {number + 1} of {_FOLDS}")
        partial = _fit_readings([one for other in folds if other is not fold for one in other])
        judged.append([_read(one, partial) for one in fold])
    say("fitting who goes on")
    examples = [
        [_link_examples(one, seen) for one, seen in zip(fold, done, strict=True)]
        for fold, done in zip(folds, judged, strict=True)
    ]
    evidence: list[Mapping[str, float]] = []
    right: list[bool] = []
    for number, fold in enumerate(folds):
        others = [one for i, some in enumerate(examples) if i != number for one in some]
        link = _fit("link", _joined(others))
        for one, seen in zip(fold, judged[number], strict=True):
            _weigh(one, link_again(seen, Model(_EMPTY, _EMPTY, link, _EMPTY)), evidence, right)
    say("fitting the whole")
    whole = _fit_readings(prepared)
    link = _fit("link", _joined([one for some in examples for one in some]))
    return whole._replace(link=link, certainty=_fit_certainty(evidence, right))


def _sklearn() -> None:
    try:
        import sklearn  # noqa: F401
    except ImportError as problem:
        raise ModelError(
            "Fitting weights needs scikit-learn: run `pip install 'onrecord[train]'`, "
            "or in a clone `pip install -e '.[train]'`."
        ) from problem


def _prepare(article: Annotated, analyser: Analyser) -> _Prepared:
    sentences = analyser.sentences(article.text)
    passages, people = scan_passages(article.text, sentences)
    return _Prepared(passages, people, article.matched(sentences))


def _fit_readings(articles: Sequence[_Prepared]) -> Model:
    """Return a model that knows which sentences report, and who speaks in them."""
    reports, sources = _Examples([], []), _Examples([], [])
    for one in articles:
        traits = of_sentences(one.passages, carriers(one.passages))
        for at, truth in enumerate(one.truths):
            if truth is None or truth.reported is None:
                continue
            reports.add(traits[at], label=truth.reported)
            if truth.reported and truth.named:
                _add_sources(one, at, truth, sources)
    return Model(_fit("sentence", reports), _fit("source", sources), _EMPTY, _EMPTY)


def _add_sources(one: _Prepared, at: int, truth: Truth, sources: _Examples) -> None:
    words, text = one.passages.words, one.passages.text
    given = candidates(one.passages, at)
    for candidate, traits in zip(given, of_candidates(one.passages, at, given), strict=True):
        place, phrase = _span(words, candidate.place), _span(words, candidate.phrase)
        label = overlaps(place, truth) or names_source(text[phrase[0] : phrase[1]], truth, text)
        sources.add(traits, label=label)


def _span(words: Sequence[Word], phrase: Phrase) -> tuple[int, int]:
    return words[phrase.first].start, words[phrase.last].end


def _read(one: _Prepared, model: Model) -> Judged:
    return read_again(one.passages, carriers(one.passages), model)


def _link_examples(one: _Prepared, seen: Judged) -> _Examples:
    """Return for every sentence whose speaker is known which links lead to that speaker."""
    examples = _Examples([], [])
    own = own_drafts(Look(seen.passages, one.people, seen.carriers, seen.rulings))
    for at, truth in enumerate(one.truths):
        if truth is None or not truth.reported or not truth.named:
            continue
        for other in links(seen, at):
            speaker = own[other][0].attribution.speaker if own[other] else None
            label = is_right(speaker, truth, one.passages.text)
            examples.add(link_traits(seen, at, other), label=label)
    return examples


def _joined(parts: Iterable[_Examples]) -> _Examples:
    whole = _Examples([], [])
    for one in parts:
        whole.traits.extend(one.traits)
        whole.labels.extend(one.labels)
    return whole


def _weigh(
    one: _Prepared, judged: Judged, evidence: list[Mapping[str, float]], right: list[bool]
) -> None:
    """Add the evidence for every name that would be given, and whether it is right."""
    seen = Look(judged.passages, one.people, judged.carriers, judged.rulings)
    for found, truth in zip(drafts(seen), one.truths, strict=True):
        speaker = found[0].attribution.speaker if found else None
        if speaker is None or truth is None or truth.reported is None:
            continue
        if truth.named or not truth.reported:
            evidence.append(found[0].evidence)
            right.append(is_right(speaker, truth, one.passages.text))


def _fit(name: str, examples: _Examples) -> Table:
    """Return a weight for every trait that is seen often enough."""
    from scipy.sparse import csr_matrix
    from sklearn.linear_model import LogisticRegression

    if len(set(examples.labels)) < 2:
        raise ModelError(
            "The annotated articles cannot be learned from: they need sentences that report "
            "somebody and sentences that do not, with speakers."
        )
    seen: dict[str, int] = {}
    for traits in examples.traits:
        for trait in set(traits):
            seen[trait] = seen.get(trait, 0) + 1
    numbers = {trait: i for i, trait in enumerate(t for t, n in seen.items() if n >= _LEAST_SEEN)}
    columns = [sorted({numbers[one] for one in some if one in numbers}) for some in examples.traits]
    ends = np.cumsum([0, *map(len, columns)])
    indices = np.fromiter((one for some in columns for one in some), np.int32, int(ends[-1]))
    shape = (len(columns), len(numbers))
    table = csr_matrix((np.ones(len(indices), np.float32), indices, ends), shape=shape)
    learner = LogisticRegression(C=_STRENGTHS[name], solver="liblinear", max_iter=200)
    learner.fit(table, np.array(examples.labels))
    return _table(numbers, learner.coef_[0], float(learner.intercept_[0]))


def _table(names: Iterable[str], weights: NDArray[np.float64], bias: float) -> Table:
    pairs = zip(names, weights.tolist(), strict=True)
    kept = {name: round(weight, 3) for name, weight in pairs if abs(weight) >= _SMALLEST}
    return {"": round(bias, 3), **kept}


def _fit_certainty(evidence: Sequence[Mapping[str, float]], right: Sequence[bool]) -> Table:
    from sklearn.linear_model import LogisticRegression

    names = sorted({name for one in evidence for name in one})
    table = np.array([[one.get(name, 0.0) for name in names] for one in evidence])
    learner = LogisticRegression(C=_STRENGTHS["certainty"], max_iter=2000, fit_intercept=False)
    learner.fit(table, np.array(right))
    return dict(zip(names, np.round(learner.coef_[0], 4).tolist(), strict=True))
