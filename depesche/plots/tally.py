"""Counts by period as bars with exact intervals, above the reports that the ledger holds of each period."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from depesche.errors import UsageError
from depesche.plots.drawing import checked, drawn
from depesche.questions import Answer
from depesche.questions.intervals import LEVEL, poisson_interval

MOST = 240
_NAMED = 24
"""Names of periods that still fit below."""


def plot_tally(answer: Answer, path: str | Path) -> Path:
    """Draw a tally; give the file.

    Filled: what is told as having happened, with Garwood's interval of the count; hatched: only alleged; empty: of other status.
    The panel below shows the reports of each period; where there is none, a zero above says nothing and the period is grey.

    Raises:
        UsageError: There is no period to draw, or more than `MOST`, the library is missing, or the file cannot be written.

    """
    target = checked(path)
    rows = [row for row in answer.dicts() if row["period"]]
    if not rows:
        raise UsageError("the ledger has no period to draw: it holds no report with a day, and nothing that fits has one")
    if len(rows) > MOST:
        raise UsageError(f"{len(rows)} periods are too many for one picture (at most {MOST}); count by month or year, or ask for less")
    with drawn(target, 10.0, 5.2) as figure:
        above, below = figure.subplots(2, 1, sharex=True, height_ratios=(3, 1))
        places = range(len(rows))
        _bars(above, rows)
        for axes in (above, below):
            _grey(axes, rows)
        below.bar(places, [row["reports"] for row in rows], color="#bbbbbb", width=0.8)
        below.set_ylabel("reports held")
        step = -(-len(rows) // _NAMED)
        below.set_xticks(places[::step], [row["period"] for row in rows][::step], rotation=45, ha="right")
        below.set_xlim(-0.6, len(rows) - 0.4)
        above.set_ylabel("happenings")
        above.set_title(_title(answer), loc="left", fontsize=9)
        figure.legend(*above.get_legend_handles_labels(), loc="outside lower center", ncols=4, frameon=False)
        for axes in (above, below):
            axes.yaxis.get_major_locator().set_params(integer=True)
    return target


def _bars(axes: Any, rows: list[dict[str, Any]]) -> None:
    """Zeros get no bar: an empty one would look like a line."""
    places = list(range(len(rows)))
    events, alleged, other = ([row[name] for row in rows] for name in ("events", "alleged", "other"))
    axes.bar(places, events, color="#1b7837", width=0.8, label="happened")
    bottom = events
    for counts, colour, hatch, word in ((alleged, "#e08214", "////", "only alleged"), (other, "#777777", "", "other status")):
        some = [place for place in places if counts[place]]
        if some:
            axes.bar(some, [counts[p] for p in some], bottom=[bottom[p] for p in some], facecolor="white", edgecolor=colour, hatch=hatch,
                     width=0.8, label=word)  # fmt: skip
        bottom = [a + b for a, b in zip(bottom, counts, strict=True)]
    counted = [(place, number, *poisson_interval(number)) for place, number in zip(places, events, strict=True) if number]
    if counted:
        xs, ys, lower, upper = zip(*counted, strict=True)
        spans = ([y - low for y, low in zip(ys, lower, strict=True)], [high - y for y, high in zip(ys, upper, strict=True)])
        axes.errorbar(xs, ys, yerr=spans, linestyle="none", color="black", capsize=3, linewidth=1, label=f"{LEVEL:.0%} interval")


def _grey(axes: Any, rows: list[dict[str, Any]]) -> None:
    for place, row in enumerate(rows):
        if not row["reports"]:
            axes.axvspan(place - 0.5, place + 0.5, color="#eeeeee", zorder=0)


def _title(answer: Answer) -> str:
    asked = answer.question
    words = [", ".join(asked["parties"]) or "all parties", asked["type"] or "", asked["mode"] or "", ", ".join(asked["status"])]
    vague = next((row for row in answer.dicts() if not row["period"]), None)
    number = sum(vague[name] for name in ("events", "alleged", "other")) if vague else 0
    more = f"; {number} undated or too vague for one {asked['by']}" if number else ""
    return f"{' · '.join(word for word in words if word)} by {asked['by']}{more} (grey: no report at all)"
