"""Two drawings of one event: on whose word it rests, and which days it is told for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from depesche.questions.event import Version, Voice
from depesche.web.chart import domain, kind

MOST_REPORTS = 24
_ROW, _TOP = 34, 30
_COLUMNS = {"event": 0, "voice": 190, "report": 380, "source": 690}
_WIDTHS = {"event": 150, "voice": 110, "report": 230, "source": 210}
WIDTH = 900
_CUT = {"report": 31, "source": 27}


@dataclass(frozen=True, slots=True)
class Box:
    """A box of the drawing: column, middle from above, words (cut to fit), whole words, where it leads."""

    column: str
    x: int
    y: float
    width: int
    words: str
    whole: str
    link: str | None = None


@dataclass(frozen=True, slots=True)
class Tree:
    """Event, voices, reports and innermost sources from left to right; `lines` as (x1, y1, x2, y2, borrowed voice)."""

    boxes: tuple[Box, ...]
    lines: tuple[tuple[int, float, int, float, bool], ...]
    height: int
    left_out: int


def tree(voices: Sequence[Voice], title: str) -> Tree:
    """Draw voices, their reports and in whom those end; at most `MOST_REPORTS` reports, at least the first of each voice."""
    shown = _shown(voices)
    total = sum(len(voice.reports) for voice in voices)
    boxes: list[Box] = []
    lines: list[tuple[int, float, int, float, bool]] = []
    sources = _places([name for voice, reports in shown for said in reports for one in said for name in one.innermost], _rows(shown))
    boxes += [_box("source", y, name) for name, y in sources.items()]
    height = _TOP + _ROW * max(_rows(shown), len(sources), 1)
    middle = (_TOP + height - _ROW) / 2
    boxes.append(_box("event", middle, title))
    row = 0
    for voice, reports in shown:
        ys = [_TOP + _ROW * (row + n) for n in range(len(reports))]
        row += len(reports)
        at = sum(ys) / len(ys)
        boxes.append(_box("voice", at, str(voice.number)))
        lines.append((_right("event"), middle, _COLUMNS["voice"], at, False))
        for said, y in zip(reports, ys, strict=True):
            first = said[0]
            name = " · ".join(part for part in (first.published, first.outlet or first.doc or first.report) if part)
            boxes.append(_box("report", y, name, f"/report/{first.report}#c-{first.claim}"))
            lines.append((_right("voice"), at, _COLUMNS["report"], y, False))
            for source in dict.fromkeys(name for one in said for name in one.innermost):
                borrowed = any(one.chain and source in one.innermost for one in said)
                lines.append((_right("report"), y, _COLUMNS["source"], sources[source], borrowed))
    return Tree(tuple(boxes), tuple(lines), height, total - sum(len(reports) for _, reports in shown))


def _shown(voices: Sequence[Voice]) -> list[tuple[Voice, list[tuple]]]:  # type: ignore[type-arg]
    left = max(MOST_REPORTS, len(voices)) - len(voices)
    shown = []
    for voice in voices[:MOST_REPORTS]:
        more = min(left, len(voice.reports) - 1)
        left -= more
        shown.append((voice, list(voice.reports[: 1 + more])))
    return shown


def _rows(shown: Sequence[tuple[Voice, list[tuple]]]) -> int:  # type: ignore[type-arg]
    return sum(len(reports) for _, reports in shown)


def _places(names: Sequence[str], rows: int) -> dict[str, float]:
    """Spread the sources over the height of the reports, in the order in which they come."""
    once = list(dict.fromkeys(names))
    step = _ROW * max(1.0, rows / max(1, len(once)))
    return {name: round(_TOP + (step - _ROW) / 2 + step * n, 1) for n, name in enumerate(once)}


def _box(column: str, y: float, words: str, link: str | None = None) -> Box:
    most = _CUT.get(column, 20)
    cut = words if len(words) <= most else words[: most - 1] + "…"
    return Box(column, _COLUMNS[column], round(y, 1), _WIDTHS[column], cut, words, link)


def _right(column: str) -> int:
    return _COLUMNS[column] + _WIDTHS[column]


@dataclass(frozen=True, slots=True)
class Span:
    """The days one version gives, as per cent of the width."""

    value: str
    kind: str
    x: float
    width: float
    clashes: bool


@dataclass(frozen=True, slots=True)
class Days:
    """The versions of the day beside each other: first and last day of the drawing."""

    spans: tuple[Span, ...]
    first: date
    last: date


def days(versions: Sequence[Version]) -> Days | None:
    """Draw the days that are told; None where there is one version or none."""
    known = [(one, *span) for one in versions if (span := _span(one))]
    if len(known) < 2:
        return None
    first, last = domain([(begin, end, 1) for _, begin, end in known])
    return Days(tuple(_spans(known, first, last)), first, last)


def _spans(known: Sequence[tuple[Version, date, date]], first: date, last: date) -> Iterator[Span]:
    length = (last - first).days + 1
    for one, begin, end in sorted(known, key=lambda item: item[1:]):
        x = min(100.0, max(0.0, 100 * (begin - first).days / length))
        width = max(0.0, min(100.0 - x, 100 * ((min(end, last) - max(begin, first)).days + 1) / length))
        said = one.said[0]
        yield Span(one.value, kind(said.status, hedged=said.hedged, disputed=False), round(x, 2), round(width, 2), one.clashes)


def _span(version: Version) -> tuple[date, date] | None:
    said = version.said[0]
    begin, end = said.earliest or said.latest, said.latest or said.earliest
    return (date.fromisoformat(begin), date.fromisoformat(end)) if begin and end else None
