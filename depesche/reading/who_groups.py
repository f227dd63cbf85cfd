"""Several at once that a plural pronoun takes up: those joined by `und`, and the two persons of a sentence."""

from __future__ import annotations

from depesche.reading.who_phrase import Phrase
from depesche.reading.who_spoken import Scene, Spoken
from depesche.records import Token

_ALIKE = {"person": "person", "state": "body", "government": "body", "organisation": "body", "group": "group", "people": "group"}
"""Kinds that are counted up together."""


def joined(phrase: Phrase, scene: Scene, meant: dict[int, Phrase]) -> Phrase | None:
    """The group that a phrase closes as last member of a coordination (`Merkel und Macron`); None if it closes none."""
    kind = _ALIKE.get(phrase.kind)
    top = phrase.head
    while scene.tokens[top].deprel in {"flat", "appos", "compound"} and scene.tokens[top].head != top:
        top = scene.tokens[top].head
    heads = scene.tree.conjuncts(top)
    if kind is None or not heads or max(heads) > top:
        return None
    members: list[Phrase] = []
    for head in (*heads, top):
        found = phrase if head == top else scene.whom(head, meant)
        if found is None or _ALIKE.get(found.kind) != kind:
            return None
        members.append(found)
    return _group(members, heads[0])


def two_near(near: list[Spoken], sentence: int, tokens: tuple[Token, ...]) -> Spoken | None:
    """The two persons, and no third, whom this sentence and the one before speak of (`Putin met Trump. They ...`)."""
    last: dict[str, Spoken] = {}
    for one in near:
        if one.phrase.kind == "person" and one.phrase.actor and not one.phrase.plural and one.sentence >= sentence - 1:
            last[one.phrase.actor] = one
    if len(last) != 2:
        return None
    first, second = last.values()
    group = _group([first.phrase, second.phrase], first.phrase.head)
    return Spoken(max(first.sentence, second.sentence), group, tokens, max(first.at, second.at), "other", first.quote)


def _group(members: list[Phrase], head: int) -> Phrase:
    countries = {m.country for m in members}
    first = members[0]
    return Phrase(
        where=first.where, first=first.first, last=members[-1].last, head=head, left=first.left, kind=first.kind, form="description",
        name=" and ".join(m.name or "" for m in members) if all(m.name for m in members) else None,
        country=next(iter(countries)) if len(countries) == 1 else None, plural=True, political=any(m.political for m in members),
        members=tuple(members), score=0.6, why="named one after the other",
    )  # fmt: skip
