"""Who has to do with whom: pairs of parties by the events both take part in, cooperation and conflict apart."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from depesche.errors import UsageError
from depesche.ledger import Ledger
from depesche.lexicon.mapping import plover_row
from depesche.questions.answer import Answer
from depesche.questions.caveats import counted, held_in_words
from depesche.questions.counting import counted_statuses
from depesche.questions.days import iso, period
from depesche.questions.parties import party_code
from depesche.questions.settledness import unsettled_words
from depesche.questions.timeline import TimelineQuestion, coverage, fields, question_of, settled_claims

COLUMNS = (
    "party", "other", "events", "cooperation", "conflict", "verbal_cooperation", "material_cooperation", "verbal_conflict",
    "material_conflict", "disputed", "alleged", "voices", "first", "last", "classes", "claims",
)  # fmt: skip
"""`cooperation` and `conflict` make up `events`, each of a verbal and a material part (PLOVER's quad classes); `disputed` ones are
among them, `alleged` ones (every teller keeps a distance) are not; `voices`: independent reports of these events; `classes`: events
by class; `claims`: the first claim of each event, alleged ones included."""

LIMIT = 40
MOST = 500
Pair = Mapping[str, Any]
_QUADS = ("1", "2", "3", "4")


@cache
def quad_of(kind: str) -> str:
    """Give the quad class of an event class: 1 verbal and 2 material cooperation, 3 verbal and 4 material conflict.

    >>> quad_of("CONSULT"), quad_of("AID"), quad_of("ACCUSE"), quad_of("ASSAULT")
    ('1', '2', '3', '4')
    """
    return plover_row(kind, None, "occurred").quad


def network(
    ledger: Ledger, /, *, party: str | None = None, least: int = 1, limit: int = LIMIT, status: str | Sequence[str] = (), **asked: Any
) -> Answer:
    """Give the pairs of parties with the most events in common.

    Args:
        ledger: Where to look.
        party: Only this one, the parties it has to do with, and those among each other.
        least: Only pairs with at least so many events.
        limit: The strongest so many pairs; those of `party` come first.
        status: Which statuses count; what is told as having happened, unless asked otherwise.
        asked: `type`, `mode`, `since`, `until` of a `TimelineQuestion`.

    Asked of what is settled.  Raises `UsageError` for parties, classes, days or statuses that do not exist, and for numbers out of range.
    """
    if least < 1 or not 1 <= limit <= MOST:
        raise UsageError(f"a pair needs 1 event or more, and from 1 to {MOST} pairs can be shown; this asks for {least} and {limit}")
    wanted = (status,) if isinstance(status, str) else tuple(status)
    centre = party_code(party) if party else None
    shown = question_of(status=wanted, **asked)
    counting = TimelineQuestion(**{**fields(shown), "status": counted_statuses(wanted)})
    *found, total = settled_claims(ledger, "network", counting, least=least)
    fit = _around(found, centre) if centre else found
    first, last = period(shown.since, shown.until)
    held = coverage(ledger, first, last)
    question = {**fields(shown), "parties": [centre] if centre else [], "status": list(wanted), "least": least, "limit": limit}
    return Answer(
        question={"asked": "network", **question},
        columns=COLUMNS,
        rows=tuple(_row(pair) for pair in fit[:limit]),
        coverage=held,
        words=(_summary(fit, limit, centre),),
        total=len(fit),
        caveats=(held_in_words(held, whole=not first and not last), *_caveats(total), *unsettled_words(ledger)),
    )


def _around(pairs: Sequence[Pair], centre: str) -> list[Pair]:
    """Pairs of one party, then those of its partners among each other."""
    own = [p for p in pairs if centre in (p["party"], p["other"])]
    partners = {p["other"] if p["party"] == centre else p["party"] for p in own}
    return own + [p for p in pairs if p["party"] in partners and p["other"] in partners]


def _row(pair: Pair) -> tuple[Any, ...]:
    classes = {kind: number for kind, number in zip(pair["classes"], pair["numbers"], strict=True) if number}
    verbal, material, accused, fought = (sum(n for kind, n in classes.items() if quad_of(kind) == quad) for quad in _QUADS)
    return (
        pair["party"], pair["other"], pair["events"], verbal + material, accused + fought, verbal, material, accused, fought,
        pair["disputed"], pair["alleged"], pair["voices"], iso(pair["first"]), iso(pair["last"]), classes, pair["claims"],
    )  # fmt: skip


def _summary(found: Sequence[Pair], limit: int, centre: str | None) -> str:
    around = f" around {centre}" if centre else ""
    if len(found) <= limit:
        return f"{counted(len(found), 'pair')} of parties{around}."
    rest = found[limit:]
    most = counted(max(pair["events"] for pair in rest), "event")
    return (
        f"{counted(len(found), 'pair')} of parties{around}; the {'first' if centre else 'strongest'} {limit} are shown. "
        f"Left out: {counted(len(rest), 'pair')}, none of them with more than {most}."
    )


def _caveats(total: Pair) -> Iterator[str]:
    yield (
        "A pair is counted where one does something to the other, or where both act (talks, agreements, fighting told of both); those who "
        "act together against a third are no pair by that. An event of three or more parties counts for each of its pairs."
    )
    yield (
        "Parties are states and organisations of states. Cooperation and conflict are those of PLOVER's quad classes: promises, talks, "
        "support, concessions; trade, aid, release - demands, reproaches, refusals, threats; protest, sanctions, arms, force."
    )
    yield f"Events that fit in all, also with one party or none: {total['events']}."
    if total["undated"]:
        yield f"Without a day, and so in every period: {counted(total['undated'], 'event')}."
