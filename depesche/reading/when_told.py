"""What the times a text dates by itself prove about the day of its publication.

A proof asks more than a reading does.  A time counts as past where it hangs on
a finite verb that tells something as done, by a preposition that puts acts at
a time, and nothing speaks of arranging or modality (`Als Termin wurde der
3. Mai genannt`, `ab 2021`); as coming where an infinitive with `werden` or
`will` governs it.  Years compared with one still to come are over.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Any, Literal

from depesche.lexicon.tables import settings
from depesche.reading.document import Document, Passage
from depesche.reading.when_compile import rules
from depesche.reading.when_days import Days, days_of, narrowed
from depesche.reading.when_tense import direction_at, tokens_in, verb_group
from depesche.records import TimeExpression, Token

Told = Literal["done", "coming", "open"]

_WORD = re.compile(r"[^\W\d_]+")
_SENTENCE_END = re.compile(r"[.!?]\s+[A-ZÄÖÜ]")
_REACH, _BEFORE = 160, 16
"""Code points within which years are compared, and in which the preposition of a time stands."""
_VERBAL = {"obl", "advmod", "nsubj", "obj", "advcl"}


@dataclass(frozen=True, slots=True)
class Bound:
    """A bound of the day of publication, the words that set it, and why they do."""

    day: date
    words: str
    why: str


@dataclass(frozen=True, slots=True)
class Dated:
    """A time, its words, and which way its sentence looks.

    told: what that proves. part, weekday: the part of it (`end`) and the day of the week (1 to 7) that its words name.
    """

    time: TimeExpression
    words: str
    direction: str
    told: Told
    part: str = ""
    weekday: int = 0


@cache
def said(language: str) -> dict[str, Any]:
    """The section `[published]` of a language."""
    return settings(language, "published")


def dated(document: Document, times: tuple[TimeExpression, ...]) -> list[Dated]:
    """Every day, month or year of a report with what its sentence tells of it."""
    out: list[Dated] = []
    for time in times:
        if time.type in {"DATE", "TIME"}:
            passage = document.passage(time.where)
            words = " ".join(passage.parse.text[time.begin : time.end].split())
            values = rules(passage.parse.language).values
            named = [w.strip(".,") for w in words.lower().split()]
            part = next((values["part"][w] for w in named if w in values.get("part", {})), "")
            weekday = next((int(values["weekday"][w][0]) for w in named if w in values.get("weekday", {})), 0)
            out.append(Dated(time, words, direction_at(passage, time.begin, time.end), told(passage, time), part, weekday))
    return out


def told(passage: Passage, time: TimeExpression) -> Told:
    """Whether the sentence proves that a time is over, or that it is still to come."""
    inside = tokens_in(passage.parse, time.begin, time.end)
    head = next((t for t in inside if t.head not in {i.index for i in inside}), None)
    if head is None:
        return "open"
    lists = said(passage.parse.language)
    before = _words_before(passage, time.begin)
    above = passage.parse.tokens[head.head]
    if head.deprel.split(":")[0] in {"nmod", "appos"} and len(time.value) == 10 and before[-1:] and before[-1] in lists["of_day"]:
        return "done" if not _arranged(passage, above) and not _ranges(passage, time.end) else "open"
    if head.deprel.split(":")[0] not in _VERBAL or (before and before[-1] not in lists["at"] and not _bare(passage, before[-1], time)):
        return "open"
    group = verb_group(passage, head)
    if not group or any(t.deprel == "mark" and t.text.lower() in lists["asking"] for t in _below(passage, group[0])):
        return "open"
    outcome = _by_verb(passage, group)
    return "open" if outcome == "coming" and head.deprel.startswith(("nsubj", "obj")) else outcome


def _ranges(passage: Passage, end: int) -> bool:
    """Whether a time is the first of a range: `vom 1. bis zum 19. Juli`."""
    after = _WORD.search(passage.parse.text, end, end + _BEFORE)
    return after is not None and after.group().lower() in rules(passage.parse.language).values.get("until", {})


def _below(passage: Passage, token: Token) -> list[Token]:
    return [passage.parse.tokens[i] for i in passage.tree.children(token.index)]


def _words_before(passage: Passage, begin: int) -> list[str]:
    """The words just before a time, without articles and `Jahr`: `im Jahr 2025` stands behind `im`."""
    text = passage.parse.text
    values = rules(passage.parse.language).values
    words = _WORD.findall(text[max(0, begin - _BEFORE) : begin].lower())
    skipped = {*values.get("determiner", {}), "jahr", "jahre", "year"}
    return [w for w in words if w not in skipped]


def _bare(passage: Passage, word: str, time: TimeExpression) -> bool:
    """Whether the word before a time is no preposition: `Erst 2019`, `traf er 2019`."""
    index = tokens_in(passage.parse, time.begin, time.end)[0].index
    before = passage.parse.tokens[index - 1] if index else None
    return before is not None and before.upos != "ADP" and word not in said(passage.parse.language)["arranged"]


def _by_verb(passage: Passage, group: tuple[Token, ...]) -> Told:
    lists = said(passage.parse.language)
    verb = group[0]
    cues = {rules(passage.parse.language).values.get("tense", {}).get(t.text.lower(), "") for t in group[1:]}
    if any(t.lemma in lists["modal"] or ("Mood=Sub" in t.feats and "Tense=Past" in t.feats) for t in group):
        return "open"
    if "VerbForm=Inf" in verb.feats or (verb.feats == "" and "future" in cues):
        return "coming" if any(t.lemma in lists["future"] and "Tense=Past" not in t.feats for t in group[1:]) else "open"
    if _arranges(verb, lists) or _arranged(passage, verb):
        return "open"
    finite = any("Tense=Past" in t.feats and "VerbForm=Fin" in t.feats for t in group)
    perfect = "perfect" in cues and "VerbForm=Part" in verb.feats
    return "done" if finite or perfect else "open"


def _arranges(verb: Token, lists: dict[str, Any]) -> bool:
    return bool({verb.lemma, verb.lexeme} & set(lists["arranging"]))


def _arranged(passage: Passage, token: Token) -> bool:
    """Whether a word below says that something is planned: `der für Mai geplante Gipfel`."""
    return any(t.text.lower().startswith(tuple(said(passage.parse.language)["arranged"])) for t in _below(passage, token))


def whole_year(time: TimeExpression) -> int | None:
    """The year a time names alone, None for anything else."""
    return int(time.value) if len(time.value) == 4 and time.value.isdigit() else None


def not_before(document: Document, told: list[Dated]) -> list[Bound]:
    """Days before which the report cannot have appeared."""
    years = {whole_year(d.time) for d in told if d.told == "coming" or d.direction == "future"}
    bounds: list[Bound] = []
    for one in told:
        year = whole_year(one.time)
        if one.time.earliest is None or one.time.anchor != "none":
            continue  # what takes its year from another time is only as sure as that
        if one.told == "done" and (year is None or year not in years):  # told as both, it says nothing
            bounds.append(Bound(date.fromisoformat(one.time.earliest), one.words, f"tells '{one.words}' as past"))
    for one, other in _compared(document, told):
        bounds.append(
            Bound(date(whole_year(other.time) or 1, 1, 1), one.words, f"compares '{one.words}' with '{other.words}' still to come")
        )
    return bounds


def not_after(document: Document, told: list[Dated]) -> list[Bound]:
    """Days after which the report cannot have appeared: the end of what it names itself and tells as coming."""
    compared = [other for _, other in _compared(document, told)]
    coming = (d for d in told if d.time.anchor == "none" and d.time.latest and (d.told == "coming" or d in compared))
    return [Bound(date.fromisoformat(d.time.latest or ""), d.words, f"tells '{d.words}' as not yet over") for d in coming]


def _compared(document: Document, told: list[Dated]) -> Iterator[tuple[Dated, Dated]]:
    """Years that the year after them, told as coming, is compared with."""
    years = [(d, year) for d in told if (year := whole_year(d.time)) and d.time.anchor == "none"]
    for one, year in years:
        for other, next_year in years:
            coming = other.told == "coming" or other.direction == "future"
            if next_year == year + 1 and coming and _set_against(document, one.time, other.time):
                yield one, other


def _set_against(document: Document, time: TimeExpression, other: TimeExpression) -> bool:
    """Whether two years of a passage are compared: `2025 nicht nachlassen werde im Vergleich zu 2024`."""
    first, second = sorted((time, other), key=lambda t: t.begin)
    if first.where != second.where or second.begin - first.end > _REACH:
        return False
    passage = document.passage(first.where)
    between = passage.parse.text[first.end : second.begin]
    words = set(_WORD.findall(between))
    return bool(words & set(said(passage.parse.language)["compared"])) and not _SENTENCE_END.search(between)


def within_year(told: list[Dated], after: Bound, before: Bound) -> Bound:
    """Raise the lower bound by days and parts of months named without a year, once the year is known.

    A part of a month that is told as done is over.  What may as well be of the year before, because
    that lies less than half a year before the bound, proves nothing.
    """
    year = before.day.year
    if after.day.year != year:
        return after
    for one in sorted(told, key=lambda d: d.time.value):
        days = _in_year(one, year)
        earlier = _in_year(one, year - 1)
        if one.told != "done" or days is None or earlier is None or earlier[1] + HALF_A_YEAR > after.day:
            continue
        part = days[0] < days[1] and _is_part(days)
        day = days[1] + timedelta(1) if part else days[0]
        if after.day < day <= before.day:
            after = Bound(day, one.words, f"tells '{one.words}' as past")
            after = _with_weekday(told, after, before) if part else after
    return after


def _with_weekday(told: list[Dated], after: Bound, before: Bound) -> Bound:
    """Raise a bound to the first weekday told as done: who says `Ende Mai` of one act means another week by `am Mittwoch`."""
    for one in told:
        if one.time.value.startswith("XXXX-WXX-") and one.told == "done" and one.weekday:
            day = after.day + timedelta((one.weekday - after.day.isoweekday()) % 7)
            return Bound(day, after.words, f"{after.why}, and '{one.words}' after it") if day <= before.day else after
    return after


HALF_A_YEAR = timedelta(183)


def _in_year(one: Dated, year: int) -> Days | None:
    """The days of a time that names no year itself in a given year, a part of a month narrowed."""
    if one.time.value[4:5] != "-" or not (one.time.value.startswith("XXXX") or one.time.anchor.startswith("time:")):
        return None
    days = days_of(f"{year:04d}{one.time.value[4:]}")
    return narrowed(days, one.part) if days and one.part else days


def _is_part(days: Days) -> bool:
    return (days[1] - days[0]).days < 20
