"""The timeline as a picture: a row for every happening, intervals as intervals, status by shape and colour."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from depesche.errors import UsageError
from depesche.ledger.settling.told import EXACT_DAYS
from depesche.plots.drawing import SIGNS, Sign, checked, drawn, legend, shortened, sign_of, style
from depesche.questions import Answer

MOST = 150
"""Rows that can still be read."""
_ROOM_DAYS = 3.0
_LABEL, _ROW, _MARGIN, _WIDTH = 70, 0.26, 1.4, 12.0


def plot_timeline(answer: Answer, path: str | Path) -> Path:
    """Draw a timeline; give the file.

    A day is a sign, a few days a thick bar with a sign on it, a longer interval a thin line between brackets: the day lies somewhere
    in it.  Undated happenings are not drawn; the title says how many.

    Raises:
        UsageError: No happening has a day, there are more than `MOST`, the library is missing, or the file cannot be written.

    """
    target = checked(path)
    rows = [row for row in answer.dicts() if row["earliest"] or row["latest"]]
    if not rows:
        raise UsageError("no happening that fits has a day: there is nothing to draw")
    if len(rows) > MOST:
        raise UsageError(
            f"{len(rows)} happenings are too many for one picture (at most {MOST}); ask for less with --party, --type, --since"
        )
    with drawn(target, _WIDTH, _MARGIN + _ROW * len(rows)) as figure:
        axes = figure.add_subplot()
        drawn_signs = set()
        for place, row in enumerate(rows):
            sign = sign_of(row["mark"])
            drawn_signs.add(sign)
            _draw(axes, place, row, sign)
        axes.set_yticks(range(len(rows)), [_label(row) for row in rows])
        axes.set_ylim(len(rows) - 0.4, -0.6)
        axes.tick_params(axis="y", length=0)
        axes.grid(axis="x", color="#dddddd", linewidth=0.6)
        axes.set_axisbelow(True)
        _days_below(axes, rows)
        axes.set_title(_title(answer, len(rows)), loc="left", fontsize=9)
        legend(axes, [sign for sign in SIGNS.values() if sign in drawn_signs])
    return target


def _draw(axes: Any, place: int, row: dict[str, Any], sign: Sign) -> None:
    """One happening; where only one end is known, an arrow says that the other is open."""
    from matplotlib.dates import date2num

    first, last = (date.fromisoformat(day) if day else None for day in (row["earliest"], row["latest"]))
    if first is None or last is None:
        known = first or last
        axes.plot([date2num(known)], [place], linestyle="none", **style(sign))
        axes.annotate("→" if last is None else "←", (date2num(known), place), xytext=(9 if last is None else -9, 0),
                      textcoords="offset points", ha="center", va="center", color=sign.colour)  # fmt: skip
        return
    begin, end = date2num(first), date2num(last)
    days = (last - first).days
    if days >= EXACT_DAYS:
        axes.plot([begin, end], [place, place], color=sign.colour, linewidth=1.0, linestyle=(0, (4, 2)))
        axes.plot([begin, end], [place, place], linestyle="none", marker="|", markersize=8, color=sign.colour)
    elif days:
        axes.plot([begin, end], [place, place], color=sign.colour, linewidth=4.0, alpha=0.45, solid_capstyle="butt")
    axes.plot([(begin + end) / 2], [place], linestyle="none", **style(sign))


def _label(row: dict[str, Any]) -> str:
    who = ", ".join(row["actors"]) or "nobody named"
    if row["recipients"]:
        who += " → " + ", ".join(row["recipients"])
    act = row["type"] + (f" {row['mode']}" if row["mode"] else "")
    support = f" · {row['independent']} of {row['reports']} indep." if row["reports"] > 1 else ""
    return f"{shortened(f'{act}: {who}', _LABEL - len(support))}{support}"


def _days_below(axes: Any, rows: list[dict[str, Any]]) -> None:
    """Days, months or years below, as the period asks for, with some room at both ends."""
    from matplotlib.dates import AutoDateLocator, ConciseDateFormatter, date2num

    days = [date2num(date.fromisoformat(row[end])) for row in rows for end in ("earliest", "latest") if row[end]]
    room = max(_ROOM_DAYS, 0.03 * (max(days) - min(days)))
    axes.set_xlim(min(days) - room, max(days) + room)
    locator = AutoDateLocator(minticks=3, maxticks=10)
    axes.xaxis.set_major_locator(locator)
    axes.xaxis.set_major_formatter(ConciseDateFormatter(locator))


def _title(answer: Answer, drawn_rows: int) -> str:
    asked = answer.question
    words = [", ".join(asked["parties"]) or "all parties", asked["type"] or "", asked["mode"] or "", ", ".join(asked["status"])]
    undated = len(answer.rows) - drawn_rows
    more = f"; {undated} without a day not drawn" if undated else ""
    return f"{' · '.join(word for word in words if word)}: what {answer.coverage.reports} reports say{more}"
