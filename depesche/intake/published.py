"""When a report was published: given, told by metadata, or by its dateline.

What only the wording allows to infer is left to the reading room.
"""

from __future__ import annotations

import re
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


def published_of(draft: Draft, *, option: str | None, language: str) -> Published:
    """Settle the day of publication: option, field, metadata, dateline, address; none if nothing tells.

    Args:
        draft: The report as its format left it, before cuts.
        option: The `--published` in force.
        language: Language of the report, for its datelines.

    """
    if option == HIDDEN:
        return Published(why="hidden by the option published=unknown")
    if option is not None and (days := civil_days(option)):
        return _published(days, "given", "given by the option published")
    wrong = ""
    if draft.published is not None and draft.published.strip():
        if days := civil_days(draft.published):
            return _published(days, "given", "given by the field published")
        wrong = f"the field published says {draft.published[:40]!r}, which is no ISO date; "
    found = _found(draft, language)
    return Published(earliest=found.earliest, latest=found.latest, edtf=found.edtf, basis=found.basis, why=wrong + found.why)


def _found(draft: Draft, language: str) -> Published:
    if draft.dated and (days := civil_days(draft.dated[0])):
        return _published(days, "metadata", draft.dated[1])
    if line := dateline(draft.text, language):
        day, words, rule = line
        return _published((day, day, day), "dateline", f"the text says {words!r} ({rule})")
    if draft.url and (written := day_in_address(draft.url)):
        why = f"the address holds the day {written}; less sure than a page's own date"
        return _published((written, written, written), "metadata", why)
    return Published(why="nothing in the source says when it was published")


def _published(days: tuple[str, str, str], basis: Basis, why: str) -> Published:
    earliest, latest, edtf = days
    return Published(earliest=earliest, latest=latest, edtf=edtf, basis=basis, why=why)


def dateline(text: str, language: str) -> tuple[str, str, str] | None:
    """Find a full date in the first or last lines: (ISO day, words, rule); None without day, month and year.

    Rows of `boilerplate.tsv` with the slots `day`, `month`, `year` say what a dateline looks like.
    """
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    ends = lines[:_TOP] + lines[max(_TOP, len(lines) - _BOTTOM) :]
    for line in ends:
        for rule in _dated_rules(language):
            if (found := _match(rule, line)) and (day := _day(found, language)):
                return day, found.group().strip(), rule.id
    return None


@cache
def _dated_rules(language: str) -> tuple[Rule, ...]:
    return tuple(r for r in rules(language) if {"day", "month", "year"} <= r.pattern.groupindex.keys())


def _match(rule: Rule, line: str) -> re.Match[str] | None:
    if rule.where == "inline":
        return rule.pattern.search(line[:LONGEST_LINE])
    return rule.pattern.fullmatch(line) if len(line) <= LONGEST_LINE else None


def _day(found: re.Match[str], language: str) -> str | None:
    day, month, year = (found.group(slot) for slot in ("day", "month", "year"))
    if not (day and month and year):
        return None
    number = int(month) if month.isdecimal() else _months(language).get(month.rstrip(".").casefold())
    try:
        return date(int(year), number or 0, int(day)).isoformat()
    except ValueError:
        return None


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
    found = re.search(r"[/_-](\d{4})[/-](\d{2})[/-](\d{2})(?!\d)", urlsplit(url).path)
    try:
        day = date(*map(int, found.groups())) if found else None
    except ValueError:
        return None
    return day.isoformat() if day and day.year in _YEARS else None
