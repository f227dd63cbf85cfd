"""Quotations that no cue claims: who speaks them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from depesche.reading.says_carry import is_quoted
from depesche.reading.says_kind import source_record
from depesche.reading.says_quotes import Quotation
from depesche.reading.says_saying import Saying
from depesche.reading.says_source import voice_at
from depesche.reading.says_view import View

QUOTED = "said.quoted"
_SHORTEST = 4


def bare_quotations(view: View, sayings: Sequence[Saying]) -> list[Saying]:
    """Quotations of a clause or more that no cue claims: said by their sentence's subject, or the last speaker."""
    out: list[Saying] = []
    for quotation in view.quotations:
        if quotation.depth or quotation.single or any(s.covers(quotation.inner_begin) for s in sayings):
            continue
        words = view.text[quotation.inner_begin : quotation.inner_end].split()
        if len(words) >= _SHORTEST and _says_something(view, quotation):
            speaker = _speaker(view, quotation, [*sayings, *out])
            if speaker is not None:
                out.append(replace(speaker, rule=QUOTED, content=((quotation.begin, quotation.end),), cue=None, form="direct", via=None))
    return out


def _before_colon(view: View, quotation: Quotation, start: int, first: int) -> Saying | None:
    """For 'Erkki Tuomioja, Präsident des Rates: „…“': somebody named with no verb before a colon."""
    if first == start:
        if start == 0 or view.tokens[start - 1].text != ":":
            return None
        start, first = view.sentence(start - 1)[0], start
    if view.tokens[first - 1].text != ":" or any(view.tokens[i].upos in ("VERB", "AUX") for i in range(start, first)):
        return None
    somebody = next((i for i in range(start, first) if view.cast.at(view.where, i) is not None), None)
    voice = voice_at(view, somebody) if somebody is not None and somebody - start < _SHORTEST else None
    if voice is None:
        return None
    return Saying(view, QUOTED, "states", (), source=source_record(view, voice, view.language), voice=voice, form="direct")


def _is_reported(view: View, verb: int) -> bool:
    """Whether a verb stands in the mood of reported speech: its subject is spoken of ("Sie seien „…“")."""
    return any(view.reported_mood(i) for i in (verb, *view.tree.children(verb)))


def _says_something(view: View, quotation: Quotation) -> bool:
    """A name or title in quotation marks says nothing: a verb or a full stop inside does."""
    first, last = view.token_at(quotation.inner_begin), view.token_at(quotation.inner_end)
    verb = any(view.tokens[i].upos in ("VERB", "AUX") for i in range(first, min(last, len(view.tokens))))
    return verb or view.text[quotation.inner_end - 1] in ".!?"


def _speaker(view: View, quotation: Quotation, sayings: Sequence[Saying]) -> Saying | None:
    first = view.token_at(quotation.begin)
    start, stop = view.sentence(first)
    titled = _before_colon(view, quotation, start, first)
    if titled is not None:
        return titled
    reported = None
    for index in range(start, stop):
        inside = quotation.holds(view.tokens[index].begin)
        if inside or view.tokens[index].upos not in ("VERB", "AUX"):
            continue
        for subject in view.tree.slots(index).get("subject", ()):
            somebody = view.cast.at(view.where, subject)
            if somebody is not None and not quotation.holds(view.tokens[subject].begin):
                voice = voice_at(view, subject)
                if voice is not None:
                    source = source_record(view, voice, view.language)
                    said = Saying(view, QUOTED, "states", (), source=source, voice=voice, form="direct")
                    if not _is_reported(view, index):
                        return said
                    reported = reported or said
    before = [s for s in sayings if s.source is not None and s.content and s.content[-1][1] <= quotation.begin]
    before = [s for s in before if not is_quoted(view, s)]
    last = max(before, key=lambda s: s.content[-1][1], default=None)
    if last is None or view.text.count("\n\n", last.content[-1][1], quotation.begin) > 1:
        return reported
    return last
