"""Who says so, as a tree: from the happening to independent voices, their reports, and on to the innermost source."""

from __future__ import annotations

from pathlib import Path
from textwrap import fill
from typing import Any

from depesche.plots.drawing import checked, drawn, shortened, sign_of, style
from depesche.questions import Answer

_ROW, _COLUMN, _WORDS = 0.62, 2.3, 30
"""Height of a row and width of a column in inches; letters to a line."""


def plot_sources(answer: Answer, path: str | Path) -> Path:
    """Draw the tree of an answer of `sources`; give the file.

    A dashed line leads to a report that repeats the first one of its voice or rests on the same source; the sign before a report is
    the status it gives.

    Raises:
        UsageError: The library is missing, or the file cannot be written.

    """
    target = checked(path)
    rows = answer.dicts()
    depth = max(len(row["chain"]) for row in rows)
    with drawn(target, _COLUMN * (3 + depth), 1.0 + _ROW * len(rows)) as figure:
        axes = figure.add_subplot()
        axes.set_axis_off()
        axes.set_xlim(-0.1, 3 + depth)
        axes.set_ylim(len(rows) - 0.4, -1.0)
        root = (len(rows) - 1) / 2
        voices = _voices(rows)
        for voice, places in voices.items():
            middle = sum(places) / len(places)
            _line(axes, (0.1, root), (1.02, middle))
            _box(axes, 1.0, middle, f"voice {voice}")
            for place in places:
                _report(axes, place, middle, rows[place])
        _box(axes, 0.0, root, fill(f"{len(voices)} independent of {len({r['report'] for r in rows})} reports", 18), bold=True)
        for column, name in enumerate(
            ("happening", "voices", "reports", *("says who" if not n else "who has it from" for n in range(depth)))
        ):
            axes.text(column, -0.75, name, color="#777777", va="center")
        axes.set_title(fill(" ".join(answer.words), 40 * (3 + depth)), loc="left", fontsize=9)
    return target


def _voices(rows: list[dict[str, Any]]) -> dict[int, list[int]]:
    """Which rows belong to a voice."""
    voices: dict[int, list[int]] = {}
    for place, row in enumerate(rows):
        voices.setdefault(row["voice"], []).append(place)
    return voices


def _report(axes: Any, place: int, middle: float, row: dict[str, Any]) -> None:
    """One report with its status, and the chain of its sources from the outside in."""
    _line(axes, (1.1, middle), (1.95, place), dashed=row["same_as"] is not None)
    axes.plot([1.95], [place], linestyle="none", **style(sign_of(row["mark"])))
    name = row["outlet"] or row["doc"] or row["report"]
    again = ", repeats" if row["same_as"] else ""
    _box(axes, 2.03, place, f"{shortened(name, _WORDS)}\n{row['published'] or 'no day'}, {row['mark'].partition(' ')[2]}{again}")
    for step, sayer in enumerate(reversed(row["chain"])):
        _line(axes, (2.1 + step, place), (3.02 + step, place))
        _box(axes, 3.0 + step, place, fill(shortened(sayer, 2 * _WORDS), _WORDS))


def _box(axes: Any, x: float, y: float, words: str, *, bold: bool = False) -> None:
    axes.text(x, y, words, va="center", ha="left", fontsize=8, fontweight="bold" if bold else "normal", linespacing=1.2,
              bbox={"boxstyle": "round,pad=0.25", "facecolor": "white", "edgecolor": "#cccccc", "linewidth": 0.8})  # fmt: skip


def _line(axes: Any, begin: tuple[float, float], end: tuple[float, float], *, dashed: bool = False) -> None:
    """A line that begins below the box it comes from, which covers its beginning."""
    axes.plot([begin[0], end[0]], [begin[1], end[1]], color="#999999", linewidth=0.9, linestyle="--" if dashed else "-", zorder=0)
