"""How surely a name is right."""

from __future__ import annotations

from index.language.analysis import Analyser
from index.language.speakers.certainty import certainty, shipped_weights


def sureness(text: str) -> list[float]:
    """Return the confidence of each sentence's main attribution."""
    passages = Analyser().passages(text)
    return [one.attributions[0].confidence for one in passages if one.attributions]


def test_a_named_quotation_is_surer_than_a_belief_of_nobody_in_particular() -> None:
    """A name beside a verb of speech and a quotation outweighs a phrase beside a weaker verb."""
    quoted, believed = sureness(
        "“We open in May,” said Dana Holm.\n\nThe talks were expected to help, some felt."
    )
    assert quoted > believed


def test_a_quotation_carried_on_is_less_sure_than_its_beginning() -> None:
    """What a sentence takes from another one is no surer than the other."""
    first, second = sureness("“We open in May,” said Dana Holm. “The gate stays shut.”")
    assert first >= second


def test_every_weight_counts_towards_a_probability() -> None:
    """Evidence of any size gives a probability, and evidence unheard of changes nothing."""
    weights = shipped_weights()
    little = certainty({"bias": 1.0, "cue": -1e3}, weights)
    assert 0 < little < certainty({"bias": 1.0, "cue": 20.0}, weights) < 1
    assert certainty({"bias": 1.0, "moon": 5.0}, weights) == certainty({"bias": 1.0}, weights)
