"""Which speakers of different articles are plainly the same: one name, roles that go together."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from operator import attrgetter

from index.language.terms import index_terms
from index.models import SpeakerCard
from index.store.spoken import Spoken

Terms = frozenset[str]

_SPOKESPERSON, _CHAIR = "spokesperson", "chair"
_SAME_ROLE = {
    "spokesman": _SPOKESPERSON,
    "spokeswoman": _SPOKESPERSON,
    "chairman": _CHAIR,
    "chairwoman": _CHAIR,
    "chairperson": _CHAIR,
}
_ARTICLES_AND_THE_LIKE = ("a", "an", "and", "at", "for", "from", "his", "her", "in", "of", "the")
_STAGES = (
    "acting",
    "current",
    "former",
    "incoming",
    "longtime",
    "new",
    "now",
    "outgoing",
    "retired",
)
_NO_ROLE = frozenset(_ARTICLES_AND_THE_LIKE + _STAGES)


def people(found: Iterable[Spoken]) -> list[list[Spoken]]:
    """Divide speakers of one name into people, each with all that they say.

    Within an article a name is one person. Articles mean the same person where more than half of
    the words of the shorter role stand in the other; who has no role joins the only person of that
    name, and is somebody apart where there are several.
    """
    groups: list[tuple[set[Terms], list[Spoken]]] = []
    without_role: list[Spoken] = []
    for spoken in _by_article(found):
        roles = {_terms(one.role) for one in spoken if one.role} - {frozenset()}
        if not roles:
            without_role += spoken
            continue
        same = [group for group in groups if _compatible(group[0], roles)]
        groups = [group for group in groups if group not in same]
        groups.append(
            (roles.union(*(known for known, _ in same)), sum((g for _, g in same), spoken))
        )
    persons = [spoken for _, spoken in groups]
    if len(persons) == 1:
        persons[0] += without_role
    elif without_role:
        persons.append(without_role)
    return persons


def card_of(person: Sequence[Spoken]) -> SpeakerCard:
    """Return the card of a person, with the newest name and role."""
    newest = max(person, key=attrgetter("day", "article"))
    with_role = max(
        filter(attrgetter("role"), person), key=attrgetter("day", "article"), default=None
    )
    return SpeakerCard(
        name=newest.name,
        role=with_role and with_role.role,
        kind=Counter(one.kind for one in person).most_common(1)[0][0],
        quotes=sum(one.quotes for one in person),
        articles=len({one.article for one in person}),
    )


def _by_article(found: Iterable[Spoken]) -> Iterable[list[Spoken]]:
    articles: dict[int, list[Spoken]] = defaultdict(list)
    for one in found:
        articles[one.article].append(one)
    return articles.values()


def _compatible(some: Iterable[Terms], others: Iterable[Terms]) -> bool:
    return any(2 * len(a & b) > min(len(a), len(b)) for a in some for b in others)


def _terms(role: str | None) -> Terms:
    words = (role or "").lower().split()
    telling = (_SAME_ROLE.get(word, word) for word in words if word not in _NO_ROLE)
    return frozenset(index_terms(" ".join(telling)))
