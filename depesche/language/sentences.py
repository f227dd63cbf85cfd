"""Sentences by rule: where one ends is decided here and nowhere else, so that it never depends on weights."""

from __future__ import annotations

import re
from collections.abc import Iterator

Span = tuple[int, int]

_NEVER = frozenset(
    # German
    "abs art aufl bd bzw ca d dipl dr evtl frl ggf hr fr hrsg ing insb inkl jh jhd kap mio mrd mind nr prof rd red "
    "s sog st str tel u v vgl z zzgl abg geb gest gen allg dt engl frz russ bes bspw max min ehem einschl "
    "jan feb febr apr aug sept okt nov dez usf "
    # English
    "mr mrs ms messrs sen rep gov gen col lt sgt cpl maj capt cmdr adm hon rev pres sec amb dist vs viz al "
    "no fig approx est dept univ assn ave blvd mt ft oct sep dec mar jun jul e.g i.e cf "
    # initials of several letters
    "z.b d.h u.a o.ä i.d.r s.o s.u v.a u.u z.t z.zt m.e i.v a.d b.z.w ph.d".split()
)
"""Abbreviations a sentence hardly ever ends with (lower case, without the last stop)."""

_PERHAPS = frozenset("usw etc u.s u.k u.n e.u d.c a.m p.m inc corp co ltd jr sr bros v.chr n.chr chr s.a u.s.a".split())
"""Abbreviations after which a new sentence begins only if its first word tells so."""

_STARTERS = frozenset(
    "der die das ein eine er sie es wir ihr ich dies diese dieser dieses in im am an auf aus bei mit nach seit vor zu zum "
    "zur für auch aber doch und oder als wenn während nachdem obwohl laut damit dabei dazu dagegen allerdings außerdem "
    "zudem dennoch trotzdem bereits noch nur so man zuvor zuletzt unterdessen inzwischen derzeit gleichzeitig "
    "the a he she it they we i this that these those but and or however on at after before since when while for by with "
    "from as if although there his her their its our you what who meanwhile also according".split()
)
_MONTHS = "januar februar märz april mai juni juli august september oktober november dezember jänner feber".split()
_STOP = re.compile(r"([.!?…]+)([\"”“»«’‘'›‹)\]]*)(?=(\s+)|$)|(?<=[a-zäöüß]{2})([.!?])(?=[A-ZÄÖÜ][a-zäöüß]{2})")
_BREAK = re.compile(r"\n[ \t\u00a0]*(?:\n\s*)+")
_LINE = re.compile(r"\n")
_LAST_WORD = re.compile(r"[\w][\w.\-'’]*$")
_NEXT_WORD = re.compile(r"\s*+[\"„“”»«‚‘’›‹'(\[–—-]*+\s*+([\w]+)")
_DATELINE = re.compile(
    r"\s*(?:[A-ZÄÖÜ][A-ZÄÖÜ.'’/ -]{2,30}(?:,[^\n–—()]{1,45}?)?|[A-ZÄÖÜ][\w.'’ -]{2,30}(?:,[^\n–—()]{1,45}?)?(?=\s\())"
    r"(?:\s\([^)\n]{2,30}\))?\s?(?:--|[-–—])\s(?=[\"“„«]?[A-ZÄÖÜ])"
)
"""Place, day and agency before the first sentence: `MOSCOW, May 5, 2025 (Reuters) - `."""
_ROMAN = re.compile(r"[IVX]{1,5}$")
_SHORT_LINE = 70
_GOES_ON = frozenset(
    "am im zum zur vom beim ins der die das den dem des ein eine einen einem einer eines und oder für von durch gegen ohne seit "
    "sowie als wie dass weil the a an of and or for from with between".split()
)
"""Words no headline ends with: after them a line was only broken."""
_BULLET = re.compile(r"\s*(?:[•*·▪►–—-]\s|\d{1,2}[.)]\s)")


def paragraphs(text: str) -> Iterator[Span]:
    """Give the paragraphs of a text: an empty line parts them, so does a line break after a headline or list item."""
    begin = 0
    for gap in _BREAK.finditer(text):
        yield from _lines(text, begin, gap.start())
        begin = gap.end()
    yield from _lines(text, begin, len(text))


def _lines(text: str, begin: int, end: int) -> Iterator[Span]:
    start = begin
    for newline in _LINE.finditer(text, begin, end):
        line, rest = text[start : newline.start()].rstrip(), text[newline.end() : end]
        if _parts(line, rest):
            yield start, newline.start()
            start = newline.end()
    yield start, end


def _parts(line: str, rest: str) -> bool:
    if not rest.strip() or not line.strip():
        return False
    if _BULLET.match(rest) or line.endswith((".", "!", "?", ":", "“", '"', "”", "«")):
        return True
    first, last = rest.lstrip()[0], line.rsplit(maxsplit=1)[-1].lower()
    return len(line) < _SHORT_LINE and not first.islower() and not line.endswith((",", "-", ";")) and last not in _GOES_ON


def sentence_spans(text: str) -> list[Span]:
    """Cut a text into sentences: spans in code points, without surrounding white space, in order.

    >>> t = "Am 21. März kam Dr. Weiß. „Gut.“ Er ging."
    >>> [t[a:b] for a, b in sentence_spans(t)]
    ['Am 21. März kam Dr. Weiß.', '„Gut.“', 'Er ging.']
    """
    found: list[Span] = []
    for begin, end in paragraphs(text):
        start = begin
        if dateline := _DATELINE.match(text, begin, end):
            found.append((begin, dateline.end()))
            start = dateline.end()
        for stop in _STOP.finditer(text, start, end):
            if stop.end() < end and _ends(text, start, stop, end):
                found.append((start, stop.end()))
                start = stop.end()
        found.append((start, end))
    return [trimmed for a, b in found if (trimmed := _trim(text, a, b)) is not None]


_SOURCE_BEHIND = re.compile(r"\s(?=(?:[—–]|--?)\s+[\w’'.&/]+(?:-\w+)*(?:\s[\w’'.&/]+(?:-\w+)*){0,5}\s?$)")
_LEAST_TOLD = 3
"""Words a headline has at least before the dash that parts it from its source."""


def headline_parts(text: str, begin: int, end: int) -> list[Span]:
    """Part an English headline from the source named behind its dash, which is no word of its clause: `Talks to go on — minister`.

    >>> t = "Talks with Chad to go on — foreign minister"
    >>> [t[a:b] for a, b in headline_parts(t, 0, len(t))]
    ['Talks with Chad to go on', '— foreign minister']
    """
    whole = text[end : end + 1] in {"", "\n"} and (begin == 0 or text[begin - 1] == "\n")
    found = list(_SOURCE_BEHIND.finditer(text[begin:end])) if whole and text[end - 1] not in ".!?" else []
    if not found or len(text[begin : begin + found[-1].start()].split()) < _LEAST_TOLD:
        return [(begin, end)]
    return [(begin, begin + found[-1].start()), (begin + found[-1].end(), end)]


def _trim(text: str, begin: int, end: int) -> Span | None:
    while begin < end and text[begin].isspace():
        begin += 1
    while end > begin and text[end - 1].isspace():
        end -= 1
    return (begin, end) if begin < end else None


def _ends(text: str, start: int, stop: re.Match[str], end: int) -> bool:
    if stop.group(4):
        return "www." not in text[max(start, stop.start() - 30) : stop.end()]
    following = _NEXT_WORD.match(text, stop.end(), end)
    if following is None:
        return text[stop.end() : end].lstrip()[:1] not in {",", ";", ":", ")", ""}
    word = following.group(1)
    opened = bool(text[stop.end() : following.start(1)].strip(" \n\t-–—"))
    if word[0].islower() and not opened:
        return False
    if stop.group(1) != "." or stop.group(2):
        return not word[0].islower()
    return _stop_ends(text[start : stop.start()], word)


def _stop_ends(before: str, following: str) -> bool:
    """Decide about a single full stop between a word and a following word with a capital or a digit."""
    match = _LAST_WORD.search(before)
    if match is None:
        return True
    last, next_low = match.group(), following.lower()
    low = last.lower()
    if low in _NEVER:
        return False
    if low in _PERHAPS:
        return next_low in _STARTERS
    if len(last) == 1 and last.isalpha():
        return False
    if last.isdigit() and " the " in before:  # English has no ordinals with a stop
        return True
    if (last.isdigit() and len(last) <= 3) or _ROMAN.match(last):
        return next_low in _STARTERS and next_low not in _MONTHS
    if re.fullmatch(r"(?:\w\.)+\w", last):
        return next_low in _STARTERS
    return True
