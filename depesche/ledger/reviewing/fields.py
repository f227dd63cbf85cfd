"""What a correction of a claim may say: each field's value, checked and brought to one form.

type          event class, "CONSULT"
mode          mode of that class, or null
status        "occurred", "planned" ...
hedged        true or false
time          {"earliest", "latest": civil days or null, "edtf", "approximate"}; null: no day known; "2024-05" for all of it
duration      ISO 8601 duration as TIMEX3 has it, "P3D", or null
place         {"text", "id", "country"}, a name alone, or null
agenda        list of words
instruments   list of words
sources       list of {"text", "name", "kind", "actor"}, innermost sayer first
participants  the whole list of {"role", "text", "name", "country", "actor", "kind"}
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date
from typing import Any, Literal, get_args

import msgspec

from depesche.errors import UsageError
from depesche.ledger.reviewing.judgement import FIELDS
from depesche.lexicon import lines
from depesche.lexicon.rows import StateRow
from depesche.records import MODES, ActorKind, EventType, Record, SourceLink, Status

Role = Literal["actor", "recipient", "on_behalf_of"]
_BODY = re.compile(r"IGO:[A-Z0-9-]+")
_DURATION = re.compile(r"P(?=.)(\d[\d.]*[YMWD]|X[YMWD]|[A-Z]{2})*(T(\d[\d.]*[HMS]|X[HMS])+)?")
_DATE = r"-?[\dX]{4}(-[\dX]{2}(-[\dX]{2})?)?[?~%]?"
_EDTF = re.compile(rf"({_DATE})|({_DATE}|\.\.)?/({_DATE}|\.\.)?|[\[{{].+[\]}}]")
_PLAIN = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?[?~%]?")
_LONGEST = 1000
"""Code points of one value: what is longer is no name or matter but a slip."""


class _Time(Record, frozen=True, kw_only=True, forbid_unknown_fields=True):
    earliest: str | None = None
    latest: str | None = None
    edtf: str | None = None
    approximate: bool = False


class _Place(Record, frozen=True, kw_only=True, forbid_unknown_fields=True):
    text: str
    id: str | None = None
    country: str | None = None


class _Source(SourceLink, frozen=True, kw_only=True, forbid_unknown_fields=True):
    pass


class _Participant(Record, frozen=True, kw_only=True, forbid_unknown_fields=True):
    role: Role
    text: str
    name: str | None = None
    country: str | None = None
    actor: str | None = None
    kind: ActorKind | None = None


def checked(field: str, value: Any, *, type: str) -> Any:  # noqa: A002 -- the field's name
    """Give a value in the one form that is stored; `type` is the class the claim has.

    Raises `UsageError` that says what is wrong with it.
    """
    if field not in FIELDS:
        raise UsageError(f"{field!r} is no field that can be corrected; there are: {', '.join(FIELDS)}")
    return _CHECKS[field](_no_blanks(field, value), type)


def _no_blanks(field: str, value: Any) -> Any:
    """Take blanks off the ends of words, and take empty words for nothing known."""
    if isinstance(value, str):
        word = " ".join(value.split())
        if len(word) > _LONGEST:
            raise UsageError(f"{field}: more than {_LONGEST} characters ({word[:40]} ...)")
        if any(ord(c) < 32 for c in word):
            raise UsageError(f"{field}: a control character in {word[:40]!r}")
        return word or None
    if isinstance(value, dict):
        return {key: _no_blanks(field, item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [_no_blanks(field, item) for item in value]
    return value


def _type(value: Any, _: str) -> str:
    return _one_of("type", value.upper() if isinstance(value, str) else value, get_args(EventType))


def _mode(value: Any, kind: str) -> str | None:
    if value is None:
        return None
    modes = MODES[kind]
    if not modes:
        raise UsageError(f"mode: {kind} has no modes; leave it empty, or correct the type first")
    return _one_of(f"mode of {kind}", value, modes)


def _status(value: Any, _: str) -> str:
    return _one_of("status", value, get_args(Status))


def _hedged(value: Any, _: str) -> bool:
    words = {"true": True, "yes": True, "false": False, "no": False}
    found = words.get(value.lower()) if isinstance(value, str) else value
    if not isinstance(found, bool):
        raise UsageError(f"hedged: {value!r} is neither true nor false")
    return found


def _time(value: Any, _: str) -> dict[str, Any]:
    given = _shaped("time", {"edtf": value} if isinstance(value, str) else value or {}, _Time)
    first, last = _day("earliest", given.earliest), _day("latest", given.latest)
    if first and last and first > last:
        raise UsageError(f"time: it ends ({last}) before it begins ({first})")
    edtf = given.edtf
    if edtf is not None and not _EDTF.fullmatch(edtf):
        raise UsageError(f"time: {edtf!r} is no EDTF; write 2024, 2024-05, 2024-05-16, 2024-05-16/2024-05-18, with ~ for about")
    if edtf is not None and first is None and last is None:
        first, last = _days_of(edtf)
    if edtf is None and (first or last):
        edtf = str(first) if first == last else f"{first or '..'}/{last or '..'}"
    days = {"earliest": first and first.isoformat(), "latest": last and last.isoformat()}
    return {**days, "edtf": edtf, "approximate": given.approximate or "~" in (edtf or "")}


def _days_of(edtf: str) -> tuple[date | None, date | None]:
    """Civil days of an EDTF that is a year, month, day or an interval of such; nothing of any other."""
    begin, slash, end = edtf.partition("/")
    first, last = _span(begin), _span(end if slash else begin)
    if first and last and first[0] > last[1]:
        raise UsageError(f"time: {edtf} ends before it begins")
    return first and first[0], last and last[1]


def _span(text: str) -> tuple[date, date] | None:
    found = _PLAIN.fullmatch(text)
    if not found:
        return None
    year, month, day = (int(part) if part else None for part in found.groups())
    if year is None or (month and month > 12):
        return None
    try:
        last = monthrange(year, month or 12)[1]
        return date(year, month or 1, day or 1), date(year, month or 12, day or last)
    except ValueError:
        raise UsageError(f"time: there is no day {text}") from None


def _day(name: str, text: str | None) -> date | None:
    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise UsageError(f"time: {name} {text!r} is no civil day; write 2024-05-16") from None


def _duration(value: Any, _: str) -> str | None:
    if value is not None and not (isinstance(value, str) and _DURATION.fullmatch(value)):
        raise UsageError(f"duration: {value!r} is no ISO 8601 duration; write P3D for three days, PT2H for two hours")
    return value


def _place(value: Any, _: str) -> dict[str, Any] | None:
    if value is None:
        return None
    place = _shaped("place", {"text": value} if isinstance(value, str) else value, _Place)
    _country("place", place.country)
    return msgspec.structs.asdict(place)


def _words(field: str) -> Callable[[Any, str], list[str]]:
    def check(value: Any, _: str) -> list[str]:
        some = [value] if isinstance(value, str) else value or []
        if not isinstance(some, list) or not all(isinstance(item, str) for item in some):
            raise UsageError(f"{field}: give a list of words")
        return list(dict.fromkeys(some))

    return check


def _sources(value: Any, _: str) -> list[dict[str, Any]]:
    return [msgspec.structs.asdict(_shaped("sources", item, _Source)) for item in _listed("sources", value)]


def _participants(value: Any, _: str) -> list[dict[str, Any]]:
    people = [_shaped("participants", item, _Participant) for item in _listed("participants", value)]
    for person in people:
        _country("participants", person.country)
    return [msgspec.structs.asdict(person) for person in people]


def _listed(field: str, value: Any) -> list[Any]:
    if value is None:
        return []
    if not isinstance(value, list):
        raise UsageError(f"{field}: give the whole list, as JSON: [{{...}}, ...]")
    return value


def _shaped(field: str, value: Any, shape: Callable[..., Any]) -> Any:
    try:
        return msgspec.convert(value, type=shape)
    except msgspec.ValidationError as error:
        raise UsageError(f"{field}: {error}") from error


def _country(field: str, code: str | None) -> None:
    if code is not None and not _BODY.fullmatch(code) and lines.one(StateRow, code) is None:
        raise UsageError(f"{field}: {code!r} is no country; write an alpha-3 code (RUS) or IGO: and a body (IGO:UN)")


def _one_of(field: str, value: Any, values: tuple[str, ...]) -> str:
    if value not in values:
        raise UsageError(f"{value!r} is no {field}; there are: {', '.join(values)}")
    return str(value)


_CHECKS: dict[str, Callable[[Any, str], Any]] = {
    "type": _type, "mode": _mode, "status": _status, "hedged": _hedged, "time": _time, "duration": _duration, "place": _place,
    "agenda": _words("agenda"), "instruments": _words("instruments"), "sources": _sources, "participants": _participants,
}  # fmt: skip
