"""When a report was published: given, told by metadata, or by its dateline.

What only the wording allows to infer is left to the reading room.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from urllib.parse import urlsplit

from depesche.intake.cuts import LONGEST_LINE, Rule, rules
from depesche.intake.options import HIDDEN, Draft, civil_days
from depesche.lexicon.rows import TimeWordRow
from depesche.lexicon.tables import load
from depesche.records import Basis, Published

_TOP, _BOTTOM = 6, 4
_YEARS = range(1800, 2200)


@dataclass(frozen=True, slots=True)
class Witness:
    """One thing in the source that says when it was published: days, basis, and a sentence that tells where it says so."""

    days: tuple[str, str, str]
    basis: Basis
    why: str


def published_of(draft: Draft, *, option: str | None, language: str) -> Published:
    """Settle the day of publication: option, field, metadata, dateline, address; none if nothing tells.

    The first that says a day is believed; the others are kept in `why`, which says where they disagree.  No page of
    an archive was published after it was captured: days after the next one are not believed, and where nothing else is
    known the day of capture bounds the day of publication (`latest`, with the basis `none`).

    Args:
        draft: The report as its format left it, before cuts.
        option: The `--published` in force.
        language: Language of the report, for its datelines.

    """
    if option == HIDDEN:
        return Published(why="hidden by the option published=unknown")
    found = list(witnesses(draft, option=option, language=language))
    wrong = ""
    if draft.published is not None and draft.published.strip() and not civil_days(draft.published):
        wrong = f"the field published says {draft.published[:40]!r}, which is no ISO date; "
    if draft.captured:
        late = [w for w in found if w.basis != "given" and _after(w, draft.captured)]
        found = [w for w in found if w not in late]
        wrong += "".join(f"{w.why}, but it was captured on {draft.captured}; " for w in late)
    if not found:
        return _bounded(_of_no_year(draft.text, language, wrong), draft.captured)
    first, *others = found
    earliest, latest, edtf = first.days
    why = "; ".join([wrong + first.why, *(_compared(first, other) for other in others)])
    return Published(earliest=earliest, latest=latest, edtf=edtf, basis=first.basis, why=why)


def witnesses(draft: Draft, *, option: str | None, language: str) -> Iterator[Witness]:
    """Everything in a source that says when it was published, the most trusted first."""
    if option is not None and option != HIDDEN and (days := civil_days(option)):
        yield Witness(days, "given", "given by the option published")
    if draft.published and (days := civil_days(draft.published)):
        yield Witness(days, "given", "given by the field published")
    for day, why in draft.dated:
        if days := civil_days(day):
            yield Witness(days, "metadata", why)
    if line := dateline(draft.text, language):
        day, words, rule = line
        if not day.startswith(OPEN_YEAR):
            yield Witness((day, day, day), "dateline", f"the text says {words!r} ({rule})")
    if draft.url and (written := day_in_address(draft.url)):
        yield Witness((written, written, written), "metadata", f"the address holds the day {written}; less sure than a page's own date")


def _compared(first: Witness, other: Witness) -> str:
    """Another witness in words: whether it agrees; days beside each other do, for pages are dated in other time zones."""
    earliest, latest, _ = other.days
    apart = max((date.fromisoformat(earliest) - date.fromisoformat(first.days[1])).days,
                (date.fromisoformat(first.days[0]) - date.fromisoformat(latest)).days)  # fmt: skip
    verdict = "this agrees" if apart <= 1 else f"this {DISAGREES} by {apart} days"
    said = earliest if earliest == latest else f"{earliest} to {latest}"
    return f"{other.why}: {said}, {verdict}" if said not in other.why else f"{other.why}, {verdict}"


def _of_no_year(text: str, language: str, wrong: str) -> Published:
    """A day and month without a year are kept: the reading may find the year."""
    if line := dateline(text, language):
        day, words, rule = line
        return Published(edtf=day, why=f"{wrong}the text says {words!r} ({rule}), but not of which year")
    return Published(why=wrong + "nothing in the source says when it was published")


def _after(witness: Witness, captured: str) -> bool:
    """Whether a witness names a day later than a capture; the next day is that of another time zone."""
    return (date.fromisoformat(witness.days[0]) - date.fromisoformat(captured)).days > 1


def _bounded(published: Published, captured: str | None) -> Published:
    if captured is None:
        return published
    why = f"{published.why}; captured on {captured}, so published then or before"
    return Published(latest=captured, edtf=published.edtf, basis=published.basis, why=why)


OPEN_YEAR = "XXXX-"

DISAGREES = "DISAGREES"
"""The word in `why` of a day of publication that another witness contradicts."""


def dateline(text: str, language: str) -> tuple[str, str, str] | None:
    """Find a date in the first or last lines: (ISO day, words, rule); `XXXX-06-04` where it has no year; None without day and month.

    Rows of `boilerplate.tsv` with the slots `day`, `month` and perhaps `year` say what a dateline looks like;
    a full date anywhere is believed before one without its year.

    >>> dateline("MOSKAU, 4. Juni (RIA) - Der Sekretär reiste ab.", "de")
    ('XXXX-06-04', 'MOSKAU, 4. Juni (RIA) -', 'de.boiler.dateline-agentur')
    """
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    ends = lines[:_TOP] + lines[max(_TOP, len(lines) - _BOTTOM) :]
    found = [
        (day, match.group().strip(), rule.id)
        for line in ends for rule in _dated_rules(language) if (match := _match(rule, line)) and (day := _day(match, language))
    ]  # fmt: skip
    return min(found, key=lambda f: f[0].startswith(OPEN_YEAR), default=None)


@cache
def _dated_rules(language: str) -> tuple[Rule, ...]:
    return tuple(r for r in rules(language) if {"day", "month"} <= r.pattern.groupindex.keys())


def _match(rule: Rule, line: str) -> re.Match[str] | None:
    if rule.where == "inline":
        return rule.pattern.search(line[:LONGEST_LINE])
    return rule.pattern.fullmatch(line) if len(line) <= LONGEST_LINE else None


def _day(found: re.Match[str], language: str) -> str | None:
    """The day a dateline names; None where it names none, or one that no calendar has."""
    day, month, year = (found.groupdict().get(slot) for slot in ("day", "month", "year"))
    if not (day and month):
        return None
    number = int(month) if month.isdecimal() else _months(language).get(month.rstrip(".").casefold())
    try:
        known = date(int(year or 2024), number or 0, int(day)).isoformat()  # 2024 is a leap year
    except ValueError:
        return None
    return known if year else OPEN_YEAR + known[5:]


@cache
def _months(language: str) -> dict[str, int]:
    """Month words of the language; empty as long as its table of time words is."""
    rows = [row for row in load(TimeWordRow, language) if row.slot == "month"]
    return {form.rstrip(".").casefold(): int(row.value) for row in rows if row.value.isdecimal() for form in row.forms}


def day_in_address(url: str) -> str | None:
    """Give the ISO day in an address such as `/2025/06/04/` or `/2025-06-04-`; None if there is none.

    >>> day_in_address("https://example.org/politik/2025/06/04/treffen.html")
    '2025-06-04'
    """
    try:
        found = re.search(r"[/_-](\d{4})[/-](\d{2})[/-](\d{2})(?!\d)", urlsplit(url).path)
        day = date(*map(int, found.groups())) if found else None
    except ValueError:
        return None
    return day.isoformat() if day and day.year in _YEARS else None
