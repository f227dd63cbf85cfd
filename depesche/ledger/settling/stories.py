"""Stories: reports on the same happening, told from words, names, events and copies together.

Reports published within a month of each other are compared when they share
words; those that hang together are grouped by average likeness (`clusters`).
Which words are rare is asked of the three months around a report, so that new
reports touch their own months only, and the order of adding does not show.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from depesche.ledger.load import insert
from depesche.ledger.settling.clusters import connected, grouped
from depesche.ledger.settling.database import rows, sql, transaction

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

LINK = 120
"""Likeness (of 1,000) from which two reports are linked."""
STORY = 100
"""Mean likeness of two groups from which they are one story; pairs without a link count 0."""
SETTINGS = {
    "days": 30, "half": 21, "prior": 1000, "few": 20, "common": 0.02, "least": 0.03, "recent": 14, "event": 0.25, "copy": 0.3,
    "floor": LINK,
}  # fmt: skip
"""`days` apart at most, likeness halved every `half` days; words in more than `few` and a share of `common` of the reports
around are not compared; the language at large counts as `prior` reports; what two reports add to their likeness if they
tell one event (dated within `recent` days of print) or repeat each other."""
_SHOWN = 5


def settle_stories(connection: DuckDBPyConnection) -> int:
    """Bring `stories` up to date; give the number of reports in the months that were compared anew."""
    dirty = {row["month"] for row in rows(connection, "SELECT DISTINCT month FROM unsettled_months")}
    if not dirty:
        return 0
    with transaction(connection):
        months = sorted({month + step for month in dirty for step in (-1, 0, 1)})
        connection.execute(
            "CREATE OR REPLACE TEMP TABLE touched AS SELECT report FROM story_words WHERE list_contains($months::INTEGER[], month)",
            {"months": months},
        )
        _link(connection, months)
        _group(connection)
        connection.execute("DELETE FROM unsettled_months")
        return len(rows(connection, "SELECT report FROM touched"))


def month_of(day: date | None) -> int:
    """Number a month from year 0; 0 where the day is not known."""
    return day.year * 12 + day.month if day else 0


def touch(connection: DuckDBPyConnection, reports: str, parameters: Mapping[str, Any] | None = None) -> None:
    """Note the months of some reports, given as a query, as in need of settling."""
    connection.execute(f"INSERT INTO unsettled_months SELECT DISTINCT month FROM story_words WHERE report IN ({reports})", parameters)


def remember(connection: DuckDBPyConnection, some: Sequence[Mapping[str, Any]]) -> None:
    """Note the terms of some reports in place of what was known of them, and that their months are to be settled."""
    reports = {"reports": [row["report"] for row in some]}
    known = "FROM story_words WHERE report IN (SELECT unnest($reports::VARCHAR[]))"
    if rows(connection, f"SELECT 1 {known} LIMIT 1", reports):
        connection.execute(f"INSERT INTO unsettled_months SELECT DISTINCT month {known}", reports)
        connection.execute(f"DELETE {known}", reports)
    found = [
        {"report": row["report"], "reading": row["reading"], "published": row["published"], "month": month_of(row["published"]),
         "terms": row["terms"], "weights": row["weights"], "shares": row["shares"]}
        for row in some
    ]  # fmt: skip
    insert(connection, {"story_words": found, "unsettled_months": [{"month": month} for month in sorted({r["month"] for r in found})]})


def _link(connection: DuckDBPyConnection, months: Sequence[int]) -> None:
    """Link the reports of some months anew, with each other and with those of the months beside."""
    connection.execute("DELETE FROM story_links WHERE one IN (SELECT report FROM touched) OR other IN (SELECT report FROM touched)")
    held = {row["month"] for row in rows(connection, "SELECT DISTINCT month FROM story_words")}
    for month in sorted(held.intersection({*months, *(month - 1 for month in months)})):
        connection.execute(
            f"""INSERT INTO story_links SELECT one, other, score, event, copy FROM ({sql("story_links")})
            WHERE one IN (SELECT report FROM touched) OR other IN (SELECT report FROM touched)""",
            {"month": month, **SETTINGS},
        )


def _group(connection: DuckDBPyConnection) -> None:
    """Group what hangs together with touched reports, or was in a story with one."""
    connection.execute("""
        CREATE OR REPLACE TEMP TABLE reached AS
        SELECT report FROM touched
        UNION SELECT report FROM stories WHERE story IN (SELECT story FROM stories WHERE report IN (SELECT report FROM touched))""")
    while rows(connection, """
        INSERT INTO reached
        SELECT DISTINCT report FROM (
            SELECT other AS report FROM story_links WHERE one IN (SELECT report FROM reached)
            UNION ALL SELECT one FROM story_links WHERE other IN (SELECT report FROM reached)
        ) WHERE report NOT IN (SELECT report FROM reached) RETURNING report"""):  # fmt: skip
        pass
    links = {(row["one"], row["other"]): row for row in rows(
        connection, "SELECT * FROM story_links WHERE one IN (SELECT report FROM reached) ORDER BY one, other")}  # fmt: skip
    connection.execute("DELETE FROM stories WHERE story IN (SELECT story FROM stories WHERE report IN (SELECT report FROM reached))")
    stories = [story for part in _parts(links) for story in grouped(part, STORY)]
    words = _words(connection, (report for story in stories for report in story))
    insert(connection, {"stories": [row for story in stories for row in _rows(story, links, words)]})


def _parts(links: Mapping[tuple[str, str], Mapping[str, Any]]) -> list[dict[tuple[str, str], float]]:
    """Links by what hangs together."""
    which = {report: number for number, part in enumerate(connected(links)) for report in part}
    parts: dict[int, dict[tuple[str, str], float]] = {}
    for pair, row in links.items():
        parts.setdefault(which[pair[0]], {})[pair] = row["score"]
    return [parts[number] for number in sorted(parts)]


def _words(connection: DuckDBPyConnection, reports: Iterable[str]) -> dict[str, dict[str, Any]]:
    wanted = {"reports": sorted(reports)}
    found = rows(connection, "SELECT * FROM story_words WHERE report IN (SELECT unnest($reports::VARCHAR[]))", wanted)
    return {row["report"]: row for row in found}


def _rows(
    story: Sequence[str], links: Mapping[tuple[str, str], Mapping[str, Any]], words: Mapping[str, Mapping[str, Any]]
) -> Iterable[dict[str, Any]]:
    """One row a report: how alike it is to the others on average, and what it shares with them."""
    first = min(story, key=lambda r: (words[r]["published"] or date.max, r))
    terms = Counter(term for report in story for term in words[report]["terms"])
    for report in story:
        pairs = [links[pair] for other in story if (pair := (min(report, other), max(report, other))) in links]
        shared = [term for term in words[report]["terms"] if terms[term] > 1]
        shown = sorted(shared, key=lambda term: (-terms[term], words[report]["terms"].index(term)))[:_SHOWN]
        why = f"shares with the others: {', '.join(term.removeprefix('actor:') for term in shown) or 'little but names'}"
        why += "; tells the same event" if any(row["event"] for row in pairs) else ""
        why += "; repeats wording" if any(row["copy"] for row in pairs) else ""
        score = sum(row["score"] for row in pairs) / (len(story) - 1) / 1000
        yield {"story": f"s-{first}", "report": report, "score": round(score, 4), "why": why}
