"""What studies, reviews and inspectors find: they report it whatever follows the verb."""

from __future__ import annotations

from collections.abc import Sequence

from index.language.cues.cue import Cue
from index.language.subjects.clauses import How, Source
from index.language.words import Word, listed


def is_finding(words: Sequence[Word], cue: Cue, source: Source) -> bool:
    """Tell "a study found no link" and "the review recommended closing it".

    From "police found a knife", "a report found in a drawer" and "the paper found its way home".
    """
    phrase = source.phrase
    if phrase is None or source.how not in {How.BEFORE, How.BRACKET}:
        return False
    if cue.form not in listed("findings") or words[phrase.head].lower not in listed("finders"):
        return False
    behind = [word.lower for word in words[cue.last + 1 : cue.last + 3]]
    if len(behind) < 2 or behind[1] == "way":
        return False
    counted = behind[1][0].isdigit() or behind[1] in listed("quantities", "numbers")
    return behind[0] not in listed("prepositions") or counted or behind[1] == "a"
