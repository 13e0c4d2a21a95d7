"""Who says what a sentence says."""

from __future__ import annotations

from collections.abc import Sequence

from index.language.hints import NO_HINTS, Hints
from index.language.model import Model, Table
from index.language.reports.links import Carrier
from index.language.segment import Sentence
from index.language.speakers.certainty import certainty, shipped_weights
from index.language.speakers.drafts import Draft, drafts
from index.language.speakers.look import look
from index.models import Attribution


def attribute(
    text: str,
    sentences: Sequence[Sentence],
    model: Model | None = None,
    hints: Hints = NO_HINTS,
) -> list[tuple[Attribution, ...]]:
    """Return every sentence's attributions, the main one first; () where nobody is reported.

    `model` holds learned weights that decide where the rules propose; `hints` is what a trained
    pipeline sees in the text.
    """
    weights = model.certainty if model else shipped_weights()
    seen = look(text, sentences, model, hints)
    found = [tuple(_weighed(one, weights) for one in some) for some in drafts(seen)]
    return [_no_surer(found, at, carrier) for at, carrier in enumerate(seen.carriers)]


def _no_surer(
    found: Sequence[tuple[Attribution, ...]], at: int, carrier: Carrier | None
) -> tuple[Attribution, ...]:
    """Return a sentence's attributions, none surer than the sentence that it continues."""
    source = found[carrier.sentence] if carrier else ()
    if not source:
        return found[at]
    most, who = source[0].confidence, _name(source[0])
    return tuple(
        one.model_copy(update={"confidence": min(one.confidence, most)})
        if _name(one) == who
        else one
        for one in found[at]
    )


def _name(attribution: Attribution) -> str | None:
    return attribution.speaker.name if attribution.speaker else None


def _weighed(draft: Draft, weights: Table) -> Attribution:
    """Return the attribution of a draft, with how sure it is where it names somebody."""
    if draft.attribution.speaker is None or not draft.evidence:
        return draft.attribution
    sure = certainty(draft.evidence, weights)
    return draft.attribution.model_copy(update={"confidence": round(sure, 3)})
