"""Statements of a report that count or compare acts, in a form a ledger can be asked with.

"The meetings will not slow in 2025 compared with 2024", "zum dritten Mal in
drei Monaten", "erstmals seit 2019": what is counted, between whom, in which
days, compared with which, and who says so.  Only what names a kind of act is
such a statement; falling prices are none.  Not part of the reading's contract:
made from a finished reading when it is asked for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Literal

from depesche.language.sentences import sentence_spans
from depesche.lexicon.rows import EventRow
from depesche.lexicon.tables import load, settings
from depesche.reading.says_chain import in_order, says
from depesche.records import Attribution, Claim, Reading, SourceLink, TimeExpression, Where

Kind = Literal["count", "ordinal", "first", "extreme", "trend"]
Change = Literal["more", "fewer", "not more", "not fewer", "same"]

_DURATION = re.compile(r"P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?.*)?$")
_COMPOUND = re.compile(r"\bcompound=([\w|]+)")
_WORD = re.compile(r"\w+(?:-\w+)*")
_NEAR = 30
"""Characters that may stand between "since", "compared with" and the time they govern."""
_ENDING = 3
_LAST_PART = 6
"""The last part of a compound has so many letters ("Luftangriff"; no "Reise" in "Wahlkreise")."""
_CAN_ACT = frozenset({"state", "government", "organisation", "group"})


@dataclass(frozen=True, slots=True)
class Period:
    """Civil days, both inclusive, ISO 8601; None where a side is open."""

    earliest: str | None
    latest: str | None


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement that counts or compares acts.

    Attributes:
        kind: `count` so many times in the period; `ordinal` the last one was the n-th in it; `first` none before it in
            the period (none ever where there is no period); `extreme` none so great in the period; `trend` more or
            fewer acts in the period than in `compared_with`.
        begin, end, where: The sentence; code points of text or title, half-open.
        words: The words that count or compare.
        counted: The words for the acts counted.
        type, mode: Their class (CLAIMS section 2); mode None for all modes.
        claim: Id of the claim that tells the act, if there is one.
        parties: Ids (else names) of those between whom the acts happen, as far as the report tells.
        number: How many times, or the how-maniest.
        change: Direction of a trend.
        period: The days the statement is about.
        compared_with: The days it compares them with.
        attribution: Id of the attribution it stands in; None for the report's own voice.
        sources: Who says so, innermost first.

    """

    kind: Kind
    begin: int
    end: int
    where: Where
    words: str
    counted: str
    type: str
    mode: str | None = None
    claim: str | None = None
    parties: tuple[str, ...] = ()
    number: int | None = None
    change: Change | None = None
    period: Period | None = None
    compared_with: Period | None = None
    attribution: str | None = None
    sources: tuple[SourceLink, ...] = ()


def statements(reading: Reading) -> tuple[Statement, ...]:
    """Everything a reading's report says that counts or compares acts, in order of the text, title first.

    Raises:
        LexiconError: if the tables of the report's language cannot be read.

    """
    language = reading.report.language or ""
    out: list[Statement] = []
    for where, text in (("title", reading.report.title or ""), ("text", reading.report.text)):
        for begin, end in sentence_spans(text):
            out += _in_sentence(_Sentence(reading, where, text, begin, end), _words(language))  # type: ignore[arg-type]
    return tuple(out)


@dataclass(frozen=True, slots=True)
class _Words:
    """The expressions of a language (`[checkable]` of `language.toml`), its numbers, and its nouns of acts."""

    patterns: dict[str, re.Pattern[str]]
    cardinals: dict[str, int]
    ordinals: dict[str, int]
    nouns: dict[str, tuple[str, str]]


@dataclass(frozen=True, slots=True)
class _Sentence:
    reading: Reading
    where: Where
    text: str
    begin: int
    end: int

    @property
    def words(self) -> str:
        return self.text[self.begin : self.end]

    def holds(self, where: Where, offset: int) -> bool:
        return where == self.where and self.begin <= offset < self.end

    @property
    def times(self) -> list[TimeExpression]:
        return [t for t in self.reading.times if self.holds(t.where, t.begin)]

    @property
    def published(self) -> str | None:
        return self.reading.report.published.latest


@cache
def _words(language: str) -> _Words:
    lists = settings(language, "checkable")
    nouns: dict[str, tuple[str, str]] = {}
    for row in sorted(
        (r for r in load(EventRow, language) if r.pos == "noun"), key=lambda r: len(r.needs)
    ):  # what asks for least is meant most
        before = _COMPOUND.search(row.needs)
        for word in (*row.lexeme, *(f"{first} {word}" for first in (before[1].split("|") if before else ()) for word in row.lexeme)):
            kind, mode = nouns.get(word.casefold(), (row.type, row.mode))
            nouns[word.casefold()] = (kind, mode if (kind, mode) == (row.type, row.mode) else "")
    return _Words(
        {key: re.compile(value, re.IGNORECASE) for key, value in lists.items() if isinstance(value, str)},
        {word: n for n, word in enumerate(lists["cardinals"], start=1)},
        {word: n for n, word in enumerate(lists["ordinals"], start=1)},
        nouns,
    )


def _in_sentence(sentence: _Sentence, words: _Words) -> Iterator[Statement]:
    """The statements of one sentence: at most one of each kind, an ordinal before the count it contains."""
    ordinal = words.patterns["ordinal"].search(sentence.words)
    number = _number(ordinal, words.ordinals) if ordinal else None
    first = ordinal if number == 1 else words.patterns["first"].search(sentence.words)
    if ordinal and number and number > 1:
        yield from _made("ordinal", ordinal, sentence, words, number)
    elif first:
        yield from _made("first", first, sentence, words, None)
    else:
        times = next((m for m in words.patterns["times"].finditer(sentence.words) if _number(m, words.cardinals)), None)
        if times:
            yield from _made("count", times, sentence, words, _number(times, words.cardinals))
    extreme = words.patterns["extreme"].search(sentence.words)
    if extreme and words.patterns["since"].search(sentence.words, extreme.end()):
        yield from _made("extreme", extreme, sentence, words, None)
    yield from _trend(sentence, words)


def _number(match: re.Match[str], known: dict[str, int]) -> int | None:
    """The number a match names in words or digits; None for "dies Mal", "many times"."""
    found = match.groupdict()
    if found.get("once"):
        return {"once": 1, "twice": 2, "thrice": 3}[found["once"].casefold()]
    word = (found.get("n") or "").casefold().rstrip(".")
    digits = re.match(r"\d+", word)
    return int(digits[0]) if digits else known.get(word)


def _trend(sentence: _Sentence, words: _Words) -> Iterator[Statement]:
    """More or fewer acts than before: needs a word of change and what is compared with, or a measure ("number of")."""
    compared = _governed(sentence, words, "compared")
    measured = words.patterns["measure"].search(sentence.words)
    if compared is None and not (measured and sentence.times):
        return
    for change in ("same", "fewer", "more"):
        found = words.patterns[change].search(sentence.words) or _quantified(change, sentence, words)
        if found:
            denied = change != "same" and any(
                abs(m.start() - found.start()) < sentence.end - sentence.begin and _one_clause(sentence.words, m, found)
                for m in words.patterns["negation"].finditer(sentence.words)
            )
            yield from _made("trend", found, sentence, words, None, f"not {change}" if denied else change)  # type: ignore[arg-type]
            return


def _quantified(change: str, sentence: _Sentence, words: _Words) -> re.Match[str] | None:
    """For "more attacks", "weniger Treffen": the quantifier, if acts stand right behind it (one adjective between them)."""
    for found in words.patterns[f"{change}_acts"].finditer(sentence.words) if change != "same" else ():
        behind = _WORD.findall(sentence.words[found.end() :])[:2]
        if any(_known_noun(word, words.nouns) for word in behind):
            return found
    return None


def _one_clause(text: str, one: re.Match[str], other: re.Match[str]) -> bool:
    first, last = sorted((one, other), key=lambda m: m.start())
    return not any(mark in text[first.end() : last.start()] for mark in ",;:")


def _made(
    kind: Kind, match: re.Match[str], sentence: _Sentence, words: _Words, number: int | None, change: Change | None = None
) -> Iterator[Statement]:
    """The statement, if the sentence names a kind of act and, but for `first`, the days it is about."""
    at = sentence.begin + match.start()
    claim = _claim_at(sentence, at)
    noun = _noun_of_act(sentence, words, match)
    act = noun if kind in ("extreme", "trend") or claim is None else None
    if act is None and claim is None:
        return
    compared = _governed(sentence, words, "compared") if kind == "trend" else None
    period = _period(sentence, words, compared)
    if period is None and compared is None and kind != "first":
        return
    said = in_order([a for a in sentence.reading.attributions if says(a, sentence.where, at)])
    told = claim if act is None or (claim is not None and claim.type == act[1]) else None
    yield Statement(
        kind=kind, begin=sentence.begin, end=sentence.end, where=sentence.where, words=match[0],
        counted=act[0] if act else _trigger(claim, sentence.text), type=act[1] if act else told.type,  # type: ignore[union-attr]
        mode=(act[2] or None) if act else told.mode, claim=told.id if told else None,  # type: ignore[union-attr]
        parties=_parties(sentence, told, act[1] if act else None, said), number=number, change=change,
        period=period, compared_with=_days(compared) if compared else None,
        attribution=said[0].id if said else None, sources=_links(said, sentence),
    )  # fmt: skip


def _claim_at(sentence: _Sentence, at: int) -> Claim | None:
    """The claim of the sentence whose trigger stands nearest to the words that count."""
    here = [
        (min(abs(t.begin - at) for t in claim.trigger), n)
        for n, claim in enumerate(sentence.reading.claims)
        if any(sentence.holds(t.where, t.begin) for t in claim.trigger)
    ]
    return sentence.reading.claims[min(here)[1]] if here else None


def _trigger(claim: Claim | None, text: str) -> str:
    return " … ".join(text[t.begin : t.end] for t in claim.trigger) if claim else ""


def _noun_of_act(sentence: _Sentence, words: _Words, match: re.Match[str]) -> tuple[str, str, str] | None:
    """The noun of an act the sentence counts: behind a measure ("number of"), else nearest to the words that count."""
    measured = words.patterns["measure"].search(sentence.words)
    start = measured.end() if measured else match.start()
    found = [
        (not (measured and m.start() > start), abs(m.start() - start), m[0], known)
        for m in _WORD.finditer(sentence.words)
        if (known := _known_in(sentence.words[: m.end()], words.nouns)) and not match.start() <= m.start() < match.end()
    ]
    if not found:
        return None
    *_, word, (kind, mode) = min(found)
    told = [
        c for c in sentence.reading.claims for t in c.trigger if sentence.holds(t.where, t.begin) and sentence.text[t.begin : t.end] == word
    ]
    return (word, told[0].type, told[0].mode or "") if told else (word, kind, mode)


def _known_in(text: str, nouns: dict[str, tuple[str, str]]) -> tuple[str, str] | None:
    """The class of the noun of an act a text ends with, the last two words before the last one alone ("air strikes")."""
    pair = _WORD.findall(text)[-2:]
    both = " ".join(pair).casefold()
    joint = next((nouns[both[: len(both) - cut]] for cut in range(_ENDING) if both[: len(both) - cut] in nouns), None)
    return (joint if len(pair) > 1 else None) or _known_noun(pair[-1], nouns)


def _known_noun(word: str, nouns: dict[str, tuple[str, str]]) -> tuple[str, str] | None:
    """The class of a noun of an act in any form, also as the last part of a compound."""
    low = word.casefold()
    for cut in range(_ENDING):
        stem = low[: len(low) - cut]
        if stem in nouns:
            return nouns[stem]
    if not word[:1].isupper():
        return None
    for cut in range(_ENDING):
        stem = low[: len(low) - cut]
        for begin in range(3, len(stem) - _LAST_PART + 1):
            if stem[begin:] in nouns:
                return nouns[stem[begin:]]
    return None


def _governed(sentence: _Sentence, words: _Words, name: str) -> TimeExpression | None:
    """The time right behind a word like "since" or "compared with"."""
    for match in words.patterns[name].finditer(sentence.words):
        end = sentence.begin + match.end()
        near = [t for t in sentence.times if t.end > end and -_NEAR <= t.begin - end <= _NEAR and "," not in sentence.text[end : t.begin]]
        if near:
            return min(near, key=lambda t: abs(t.begin - end))
    return None


def _period(sentence: _Sentence, words: _Words, compared: TimeExpression | None) -> Period | None:
    """The days the statement is about: since when, within which time, or the time it names."""
    since = _governed(sentence, words, "since")
    if since is not None and since.earliest:
        return Period(since.earliest, sentence.published)
    within = _governed(sentence, words, "within")
    if within is not None and within.type == "DURATION":
        return _last_days(within.value, sentence.published)
    own = [t for t in sentence.times if t is not compared and t.earliest and t.type in ("DATE", "TIME")]
    return _days(own[0]) if own else None


def _days(time: TimeExpression) -> Period:
    return Period(time.earliest, time.latest)


def _last_days(duration: str, published: str | None) -> Period | None:
    """The days of a duration that ends with the day of publication."""
    match = _DURATION.match(duration)
    if match is None or published is None:
        return None
    years, months, weeks, days, hours = (int(n or 0) for n in match.groups())
    last = date.fromisoformat(published)
    length = timedelta(weeks=weeks, days=days, hours=hours)
    return Period(_months_before(last, 12 * years + months, length).isoformat(), published)


def _months_before(day: date, months: int, length: timedelta) -> date:
    total = day.year * 12 + day.month - 1 - months
    year, month = divmod(total, 12)
    last = (date(year + (month == 11), (month + 1) % 12 + 1, 1) - timedelta(days=1)).day
    return date(year, month + 1, min(day.day, last)) - length


def _parties(sentence: _Sentence, claim: Claim | None, kind: str | None, said: Sequence[Attribution]) -> tuple[str, ...]:
    """The parties of the claim; else the powers its sentence names; else those of the nearest claim of that class."""
    if claim is not None and (claim.actors or claim.recipients):
        return tuple(dict.fromkeys(p.actor or p.name or p.text for p in (*claim.actors, *claim.recipients)))
    speakers = {a.source.actor for a in said if a.source}
    here = [
        (m.begin, actor.id)
        for actor in sentence.reading.actors for m in actor.mentions
        if actor.kind in _CAN_ACT and actor.id not in speakers and sentence.holds(m.where, m.begin)
        and (not said or any(s.begin <= m.begin < s.end for a in said for s in a.content))
    ]  # fmt: skip
    if here:
        return tuple(dict.fromkeys(actor for _, actor in sorted(here)))
    alike = [c for c in sentence.reading.claims if c.type == kind and (c.actors or c.recipients) and c.trigger[0].where == sentence.where]
    near = min(alike, key=lambda c: abs(c.trigger[0].begin - sentence.begin), default=None)
    return tuple(dict.fromkeys(p.actor or p.name or p.text for p in (*near.actors, *near.recipients))) if near else ()


def _links(said: Sequence[Attribution], sentence: _Sentence) -> tuple[SourceLink, ...]:
    """The chain of sources, nobody twice; the publisher is left out."""
    names = {actor.id: actor.name for actor in sentence.reading.actors}
    links: dict[str, SourceLink] = {}
    for attribution in said:
        source = attribution.source
        if source is not None:
            text = ((sentence.reading.report.title or "") if source.where == "title" else sentence.reading.report.text)[
                source.begin : source.end
            ]
            link = SourceLink(text=text, name=names.get(source.actor or ""), kind=source.kind, actor=source.actor)
            links.setdefault(source.actor or text, link)
    return tuple(links.values())
