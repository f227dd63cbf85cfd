"""What the user has judged of a name goes before anything the tables or the report say."""

from __future__ import annotations

from functools import cache

from depesche.lexicon import judgements, overlay
from depesche.lexicon.rows import ActorRow
from depesche.lexicon.tables import load
from depesche.reading.who_names import Known
from depesche.reading.who_phrase import Phrase
from depesche.reading.who_words import bare_forms


def judge(phrase: Phrase) -> Known | None:
    """Who the user said a person's name means; else None, and those the user said it does not mean are no candidates any more."""
    if overlay.folder() is None:
        return None
    judged = judgements.in_use()
    by_id = {known.id: known for known in phrase.known}
    for form in bare_forms(phrase.full):
        settled = judged.settle(form, list(by_id))
        known = by_id.get(settled.chosen or "") or _person(settled.chosen or "")
        if settled.rules:
            phrase.why += f"; judged: same.tsv {', '.join(settled.rules)}"
        if known is not None:
            return known
        if settled.rules or settled.candidates != tuple(by_id):
            meant = (by_id.get(one) or _person(one) for one in settled.candidates)
            phrase.known = tuple(known for known in meant if known is not None)
            return None
    return None


@cache
def _people() -> dict[str, Known]:
    return {a.id: Known(a.id, a.name, "person", a.country or None, "name", False, f"actors.tsv {a.id}", a.gender) for a in load(ActorRow)}


def _person(actor: str) -> Known | None:
    return _people().get(actor)
