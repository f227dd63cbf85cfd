"""The wording of a report with its findings marked: paragraphs of stretches in one voice, each cut into pieces.

Findings overlap at will (a loaded word within a claim within a quotation), and links cannot lie within links.  So the text is
cut wherever any mark begins or ends, and each piece knows every mark that covers it.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from depesche.questions.chains import BORROWED, chain_of
from depesche.records import Attribution, Claim, Flag, Reading, TimeExpression, Where

Layer = Literal["claims", "sources", "times", "actors", "flags"]
LAYERS: tuple[Layer, ...] = ("claims", "flags", "times", "actors", "sources")
"""What can be shown or left out; of several marks on a word the first of this order leads to its card."""
NOBODY = "nobody named"
_BREAK = re.compile(r"\n{2,}")


@dataclass(frozen=True, slots=True)
class Mark:
    """A marked stretch: the card it leads to, and what pointing at it says.  `evidence` marks the sentence a claim rests on."""

    layer: Layer
    begin: int
    end: int
    card: str
    says: str
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Voice:
    """Whose words a stretch tells: the innermost sayer, the chain outermost first, and the card of what is said."""

    sayer: str
    line: str
    card: str


@dataclass(frozen=True, slots=True)
class Piece:
    """Some letters under the same marks.

    Args:
        text: The letters.
        kinds: Layers and kinds of all marks on them, for their look.
        card: Card that the first of them leads to; None where there is none.
        cards: All cards the marks belong to.
        says: What pointing at them says.
        places: Anchors of cards whose first word this is.

    """

    text: str
    kinds: tuple[str, ...] = ()
    card: str | None = None
    cards: tuple[str, ...] = ()
    says: str = ""
    places: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Stretch:
    """Pieces in one voice; none is the report's own.  `named` where the reader must be told whose voice begins."""

    voice: Voice | None
    named: bool
    pieces: tuple[Piece, ...]


Paragraph = tuple[Stretch, ...]


def title_marked(reading: Reading, anchor: str, layers: Collection[Layer], placed: set[str] | None = None) -> Paragraph:
    """Give the headline as one paragraph; see `text_marked`."""
    length = len(reading.report.title or "")
    return _paragraph(reading, "title", (0, length), _Marks(reading, "title", anchor, layers, placed)) if length else ()


def text_marked(reading: Reading, anchor: str, layers: Collection[Layer], placed: set[str] | None = None) -> tuple[Paragraph, ...]:
    """Give the text paragraph by paragraph.

    Args:
        reading: What was found in it.
        anchor: What the names of cards begin with, so that several readings stand on one page.
        layers: The marks wanted.
        placed: Cards whose place in the wording is known already; further ones are put into it.

    """
    text = reading.report.text
    marks = _Marks(reading, "text", anchor, layers, placed)
    cuts = [(found.start(), found.end()) for found in _BREAK.finditer(text)]
    begins, ends = [0, *(end for _, end in cuts)], [*(begin for begin, _ in cuts), len(text)]
    return tuple(_paragraph(reading, "text", span, marks) for span in zip(begins, ends, strict=True) if span[0] < span[1])


class _Marks:
    """Marks and voices of one wording, in the order of their beginning."""

    def __init__(self, reading: Reading, where: Where, anchor: str, layers: Collection[Layer], placed: set[str] | None) -> None:
        self.marks = sorted((m for m in marks_of(reading, where, anchor) if m.layer in layers and m.begin < m.end), key=_place)
        self.voices: list[Voice | None] = [None]
        length = len((reading.report.title if where == "title" else reading.report.text) or "")
        self.whose = array("l", [0]) * (length + 1)
        places = {place for mark in self.marks for place in (mark.begin, mark.end)}
        for begin, end, voice in _voices(reading, where, anchor) if "sources" in layers else []:
            self.whose[begin:end] = array("l", [len(self.voices)]) * (end - begin)
            self.voices.append(voice)
            places |= {begin, end}
        self.places = sorted(places)
        self.placed = set() if placed is None else placed
        self.at = 0
        self.active: list[Mark] = []

    def covering(self, begin: int) -> list[Mark]:
        """Give the marks on the letter at `begin`; asked for in the order of the text."""
        while self.at < len(self.marks) and self.marks[self.at].begin <= begin:
            self.active.append(self.marks[self.at])
            self.at += 1
        self.active = [mark for mark in self.active if mark.end > begin]
        return self.active

    def voice(self, begin: int) -> Voice | None:
        """Give whose words the letter at `begin` is."""
        return self.voices[self.whose[begin]]

    def borders(self, begin: int, end: int) -> list[int]:
        """Give the places between `begin` and `end` where anything begins or ends."""
        return [begin, *self.places[bisect_right(self.places, begin) : bisect_left(self.places, end)], end]


def _place(mark: Mark) -> tuple[int, int]:
    return mark.begin, -mark.end


def marks_of(reading: Reading, where: Where, anchor: str) -> Iterator[Mark]:
    """Give every mark of one wording."""
    for claim in reading.claims:
        yield from _claim_marks(claim, where, f"{anchor}c-{claim.id}")
    for number, flag in enumerate(reading.flags):
        if flag.where == where:
            yield Mark("flags", flag.begin, flag.end, f"{anchor}f-{number}", _flag_says(flag), flag.kind)
    for number, time in enumerate(reading.times):
        if time.where == where:
            yield Mark("times", time.begin, time.end, f"{anchor}t-{number}", _time_says(time))
    for number, actor in enumerate(reading.actors):
        for mention in actor.mentions:
            if mention.where == where:
                yield Mark("actors", mention.begin, mention.end, f"{anchor}p-{number}", actor.name)
    for attribution in reading.attributions:
        yield from _attribution_marks(attribution, reading, where, f"{anchor}s-{attribution.id}")


def _claim_marks(claim: Claim, where: Where, card: str) -> Iterator[Mark]:
    says = f"{claim.type}{'/' + claim.mode if claim.mode else ''}, {claim.status}"
    for span in claim.trigger:
        if span.where == where:
            yield Mark("claims", span.begin, span.end, card, says, "trigger")
    for span in claim.evidence[:1]:
        if span.where == where:
            yield Mark("claims", span.begin, span.end, card, "", "evidence")


def _attribution_marks(attribution: Attribution, reading: Reading, where: Where, card: str) -> Iterator[Mark]:
    says = _line(attribution, reading)
    source, cue = attribution.source, attribution.cue
    if source is not None and source.where == where:
        yield Mark("sources", source.begin, source.end, card, says, "sayer")
    if cue is not None and cue.where == where:
        yield Mark("sources", cue.begin, cue.end, card, says, "cue")


def _flag_says(flag: Flag) -> str:
    return f"{flag.kind.replace('_', ' ')}: {flag.why}"


def _time_says(time: TimeExpression) -> str:
    days = " – ".join(dict.fromkeys(day for day in (time.earliest, time.latest) if day))
    return f"{time.value}{f' ({days})' if days else ''}"


def _line(attribution: Attribution, reading: Reading) -> str:
    return f" {BORROWED} ".join(link.name or link.text for link in reversed(chain_of(attribution, reading))) or NOBODY


def _voices(reading: Reading, where: Where, anchor: str) -> list[tuple[int, int, Voice]]:
    """Stretches of what somebody else says, longest first: the innermost sayer is laid over the others."""
    found = []
    for attribution in reading.attributions:
        chain = chain_of(attribution, reading)
        voice = Voice((chain[0].name or chain[0].text) if chain else NOBODY, _line(attribution, reading), f"{anchor}s-{attribution.id}")
        length = sum(span.end - span.begin for span in attribution.content)
        found += [((length, attribution.via is None), s.begin, s.end, voice) for s in attribution.content if s.where == where]
    return [(begin, end, voice) for _, begin, end, voice in sorted(found, key=lambda f: f[0], reverse=True)]


def _paragraph(reading: Reading, where: Where, span: tuple[int, int], marks: _Marks) -> Paragraph:
    text = (reading.report.title if where == "title" else reading.report.text) or ""
    stretches: list[Stretch] = []
    named: set[str] = set()
    for voice, borders in _in_one_voice(marks.borders(*span), marks):
        pieces = tuple(_piece(text[begin:end], marks.covering(begin), marks.placed) for begin, end in borders)
        # Whose voice it is stands before words, not before a comma between them.
        new = voice is not None and voice.card not in named and any(map(str.isalnum, text[borders[0][0] : borders[-1][1]]))
        stretches.append(Stretch(voice, new, pieces))
        named |= {voice.card} if voice and new else set()
    return tuple(stretches)


def _in_one_voice(borders: Sequence[int], marks: _Marks) -> Iterator[tuple[Voice | None, list[tuple[int, int]]]]:
    some: list[tuple[int, int]] = []
    voice: Voice | None = None
    for begin, end in zip(borders, borders[1:], strict=False):
        whose = marks.voice(begin)
        if some and whose != voice:
            yield voice, some
            some = []
        voice = whose
        some.append((begin, end))
    if some:
        yield voice, some


def _piece(text: str, marks: Iterable[Mark], placed: set[str]) -> Piece:
    here = sorted(marks, key=lambda m: (LAYERS.index(m.layer), m.end - m.begin))
    pointed = [mark for mark in here if mark.kind != "evidence"]
    new = tuple(dict.fromkeys(m.card for m in pointed if m.card not in placed))
    placed.update(new)
    kinds = dict.fromkeys(name for m in here for name in ((m.kind,) if m.kind == "evidence" else (m.layer, m.kind)) if name)
    says = "; ".join(dict.fromkeys(m.says for m in pointed))
    cards = tuple(dict.fromkeys(m.card for m in here))
    return Piece(text, tuple(kinds), pointed[0].card if pointed else None, cards, says, tuple(f"at-{card}" for card in new))
