"""Everything the ledger holds about one report, happening or actor."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from depesche.errors import UsageError
from depesche.ledger import Ledger
from depesche.ledger.settling.told import chain_words
from depesche.questions.answer import Answer
from depesche.questions.caveats import counted, held_in_words
from depesche.questions.days import iso
from depesche.questions.finding import claims_like, find_event, find_report, reports_like
from depesche.questions.sources import sources
from depesche.questions.timeline import coverage
from depesche.questions.timeline_rows import COLUMNS as EVENT_COLUMNS
from depesche.questions.timeline_rows import timeline_row
from depesche.questions.wordings import reports_of

COLUMNS = ("section", "name", "value", "status", "earliest", "latest", "people", "said_by", "review", "report", "claims")
"""One fact a row: `section` says what it belongs to, `name` and `value` what it is; the rest is filled for claims."""

_REPORT_FACTS = (
    "id", "title", "outlet", "doc", "url", "origin", "origins", "language", "published_edtf", "published_earliest", "published_latest",
    "published_basis", "published_why", "reading",
)  # fmt: skip
_EVENT_FACTS = (
    "event", "type", "mode", "mark", "earliest", "latest", "actors", "recipients", "on_behalf_of", "place", "place_country", "agenda",
    "reports", "independent",
)  # fmt: skip


def show(ledger: Ledger, key: str) -> Answer:
    """Tell all about what an id, name or address means: a report, a happening or one of its claims, or an actor.

    Raises `UsageError` if it means nothing here, or things of several kinds.
    """
    actors = ledger.query("find_actors", {"key": key.strip()}, package=__package__).dicts()
    kinds = {"report": bool(reports_like(ledger, key)), "event": "." in key and bool(claims_like(ledger, key)), "actor": bool(actors)}
    meant = [kind for kind, there in kinds.items() if there]
    if len(meant) != 1:
        several = f"may be {' or '.join(meant)}; write it in full" if meant else "is no report, event or actor of this ledger"
        raise UsageError(f"{key!r} {several}")
    if meant == ["report"]:
        return _report(ledger, find_report(ledger, key))
    return _event(ledger, key) if meant == ["event"] else _actor(ledger, actors)


def _report(ledger: Ledger, report: str) -> Answer:
    (row,) = reports_of(ledger, [report])
    claims = _claims(ledger, report=report)
    story = ledger.query("story_of", {"report": report}, package=__package__).dicts()
    rows = [*_facts("report", row, _REPORT_FACTS, report), *_story_rows(story, report), *(_claim_row(c) for c in claims)]
    words = f"{row['title'] or row['doc'] or report}: {counted(len(claims), 'claim')}"
    words += f"; {counted(len(story) - 1, 'other report')} on the same happening." if story else "."
    return _answer(ledger, "report", report, rows, words, len(claims))


def _story_rows(story: Sequence[Mapping[str, Any]], report: str) -> Iterator[tuple[Any, ...]]:
    """The story a report is in, and the other reports of it in order of publication."""
    for row in story:
        if row["report"] == report:
            yield _fact("story", row["story"], row["why"], report)
    for row in story:
        if row["report"] != report:
            told = ", ".join(str(part) for part in (iso(row["published"]), row["outlet"], row["title"] or row["doc"]) if part)
            yield _fact("same story", told or row["report"], row["why"], row["report"], row["claims"])


def _event(ledger: Ledger, key: str) -> Answer:
    group = find_event(ledger, key)
    fact = dict(zip(EVENT_COLUMNS, timeline_row(group, ledger.repeats(c.row["report"] for c in group)), strict=True))
    rows = [*_facts("event", fact, _EVENT_FACTS, None, fact["claims"])]
    for step in fact["history"]:
        told = f"{step['status']}{' (hedged)' if step['hedged'] else ''}, {counted(step['reports'], 'report')}"
        rows.append(("history", step["published"], told, step["status"], None, None, [], step["sources"], None, None, []))
    claims = sorted(_claims(ledger, claims=fact["claims"]), key=lambda c: (c["report"], c["earliest"] is None, c["earliest"], c["id"]))
    rows += [_claim_row(c) for c in claims]
    answer = sources(ledger, fact["event"])
    return _answer(ledger, "event", fact["event"], rows, answer.words[0], len(claims))


def _actor(ledger: Ledger, actors: Sequence[Mapping[str, Any]]) -> Answer:
    who = sorted({a["identity"] for a in actors})
    if len(who) > 1 and any(a["judged"] for a in actors):
        raise UsageError(f"several actors are meant, judged not to be one: {', '.join(who)}; give the id of one")
    claims = _claims(ledger, actors=who)
    rows: list[tuple[Any, ...]] = []
    for name in ("actor", "name", "kind", "country", "wikidata"):
        values = sorted({str(a[name]) for a in actors if a[name]})
        rows += [_fact("actor", name, value, None) for value in values]
    posts = sorted({post for a in actors for post in a["posts"]})
    rows += [_fact("actor", "post", post, None) for post in posts]
    rows += [_fact("named in", a["name"], counted(a["mentions"], "mention"), a["report"]) for a in actors]
    rows += [_claim_row(c) for c in claims]
    name = str(actors[0]["name"])
    reports = counted(len({a["report"] for a in actors}), "report")
    return _answer(ledger, "actor", name, rows, f"{name}: named in {reports}, takes part in {counted(len(claims), 'claim')}.", len(claims))


def _claims(ledger: Ledger, report: str | None = None, actors: Sequence[str] = (), claims: Sequence[str] = ()) -> list[dict[str, Any]]:
    asked = {"report": report, "actors": list(actors), "claims": list(claims)}
    return ledger.query("claims_of", asked, package=__package__).dicts()


def _facts(
    section: str, row: Mapping[str, Any], names: Sequence[str], report: str | None, claims: Sequence[str] = ()
) -> Iterator[tuple[Any, ...]]:
    for name in names:
        if row[name] not in (None, "", []):
            yield _fact(section, name, row[name], report, claims)


def _fact(section: str, name: str, value: Any, report: str | None, claims: Sequence[str] = ()) -> tuple[Any, ...]:
    shown = value if isinstance(value, (str, int, list)) else str(value)
    return section, name, shown, None, None, None, [], [], None, report, list(claims)


def _claim_row(row: Mapping[str, Any]) -> tuple[Any, ...]:
    act = row["type"] + (f"/{row['mode']}" if row["mode"] else "")
    said = [chain_words({**row, "outlet": None, "doc": None})]
    status = row["status"] + (" (hedged)" if row["hedged"] else "")
    return (
        "claim", act, row["sentence"], status, iso(row["earliest"]), iso(row["latest"]), row["people"], said, reviewed(row), row["report"],
        [row["id"]],
    )  # fmt: skip


def reviewed(claim: Mapping[str, Any]) -> str | None:
    """Say what somebody made of a claim: `corrected by anna: status, time`; None for one nobody judged."""
    if not claim["review"]:
        return None
    said = {"accept": "accepted", "unsure": "unsure", "edit": "corrected"}[claim["review"]] + f" by {claim['reviewed_by']}"
    return f"{said}: {', '.join(claim['edited'])}" if claim["edited"] else said


def _answer(ledger: Ledger, kind: str, key: str, rows: Sequence[tuple[Any, ...]], words: str, claims: int) -> Answer:
    found = coverage(ledger, None, None)
    undated = sum(row[0] == "claim" and row[4] is None and row[5] is None for row in rows)
    held = type(found)(**{**{f: getattr(found, f) for f in found.__struct_fields__}, "claims": claims, "undated": undated})
    return Answer(
        question={"asked": "show", kind: key}, columns=COLUMNS, rows=tuple(rows), coverage=held, words=(words,),
        caveats=(held_in_words(held), "What stands here is what reports say, as the newest reading of each understood it."),
    )  # fmt: skip
