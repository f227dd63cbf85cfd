"""Headlines that name who says so beside a colon: "Baerbock: Hilfe geht weiter", "Army has left the town: ministry".

A state or place before a colon is the topic ("Ukraine: Zehn Tote"), a body of
people may be one: before a colon only persons, outlets and nouns of a kind of
source count, behind it, as English headlines have it, bodies as well.
"""

from __future__ import annotations

from depesche.reading.says_kind import source_record
from depesche.reading.says_saying import Saying, form_of
from depesche.reading.says_source import Voice, voice_at
from depesche.reading.says_subject import is_kind_of_source
from depesche.reading.says_view import View, spans

HEADLINE = "said.headline"
_LONGEST_NAME, _SHORTEST_CLAIM = 6, 3
_DASHES = frozenset({"—", "–", "-", "--"})
_SPEAKERS = frozenset({"person", "outlet"})
_BODIES = frozenset({"person", "outlet", "organisation", "government", "group"})


def headline_saying(view: View) -> Saying | None:
    """The saying of a headline with its source before or behind a colon; None for the text and for other headlines."""
    if view.where != "title":
        return None
    colons = [t.index for t in view.tokens if t.text == ":"]
    if len(colons) != 1:
        return _behind_a_dash(view)
    colon, stop = colons[0], len(view.tokens)
    before = _teller(view, 0, colon, _SPEAKERS)
    if before is not None and stop - colon > _SHORTEST_CLAIM:
        return _saying(view, before, (0, colon), (colon + 1, stop))
    behind = _teller(view, colon + 1, stop, _BODIES) if view.grammar.infinitive_mark == "to" else None
    return _saying(view, behind, (colon + 1, stop), (0, colon)) if behind is not None and colon > _SHORTEST_CLAIM else None


def _behind_a_dash(view: View) -> Saying | None:
    """The saying of an English headline whose source stands behind a dash: `Talks to go on — foreign minister`."""
    stop = len(view.tokens)
    dash = next((begin for begin, end in view.sentences if end == stop and view.tokens[begin].text in _DASHES), 0)
    if dash <= _SHORTEST_CLAIM or view.grammar.infinitive_mark != "to":
        return None
    behind = _teller(view, dash + 1, stop, _BODIES)
    return _saying(view, behind, (dash + 1, stop), (0, dash)) if behind is not None else None


def _teller(view: View, first: int, last: int, kinds: frozenset[str]) -> int | None:
    """The head of a short phrase without a verb that names somebody who speaks."""
    if not 0 < last - first <= _LONGEST_NAME or any(view.tokens[i].upos in ("VERB", "AUX", "NUM") for i in range(first, last)):
        return None
    for index in range(last - 1, first - 1, -1):
        somebody = view.cast.at(view.where, index)
        if somebody is not None and somebody.first >= first and somebody.last <= last:
            return index if somebody.kind in kinds or is_kind_of_source(view, index) else None
    head = last - 1
    return head if is_kind_of_source(view, head) and not any(view.tokens[i].upos == "ADP" for i in range(first, last)) else None


def _saying(view: View, head: int, named: tuple[int, int], told: tuple[int, int]) -> Saying | None:
    phrase, content = voice_at(view, head), spans(view, *told)
    if phrase is None or not content or not any(view.tokens[i].upos in ("VERB", "AUX", "NOUN") for i in range(*told)):
        return None
    first, last = max(phrase.first, named[0]), min(phrase.last, named[1])
    voice = Voice(first, last, head, *view.span(first, last))
    source = source_record(view, voice, view.language)
    return Saying(view, HEADLINE, "states", content, source=source, voice=voice, form=form_of(content, view, "indirect"))
