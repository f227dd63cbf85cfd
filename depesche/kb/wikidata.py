"""Items of Wikidata, asked for politely: fifty at a time, one request after the other, with a pause, and as often as the service wants.

The service is the `wbgetentities` module of the MediaWiki API.  Its rules are kept:
a User-Agent that says who asks, `maxlag`, no parallel requests, `Retry-After`.
Only what the refresh needs is decoded: labels, aliases, statements, day of change.
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime
from typing import Any

import httpx
import msgspec

from depesche.errors import DepescheError
from depesche.version import VERSION

API = "https://www.wikidata.org/w/api.php"
BATCH = 50
"""Most items the service gives at a time to those who are not bots."""
PAUSE = 1.0
"""Seconds between two requests."""
_MAXLAG = 5
"""Seconds the copies of the service may be behind before it may turn us away."""
_LATER = frozenset({429, 500, 502, 503, 504})
_LATER_CODES = frozenset({"maxlag", "ratelimited", "readonly", "internal_api_error_DBQueryTimeoutError"})
_TIME = re.compile(r"\+(\d{4})-(\d\d)-(\d\d)T")
_WIDTH = {9: 4, 10: 7, 11: 10}
"""Characters of an ISO day that a precision of Wikibase vouches for: year, month, day."""


class UnavailableError(DepescheError):
    """The service cannot be reached, turns us away for good, or answers what it never answered before."""


class Text(msgspec.Struct, frozen=True):
    """A label or alias in a language."""

    language: str
    value: str


class DataValue(msgspec.Struct, frozen=True):
    """The value of a statement or qualifier: its shape depends on `type`."""

    type: str
    value: Any


class Snak(msgspec.Struct, frozen=True):
    """A property with its value; `snaktype` is `value`, `somevalue` (unknown) or `novalue` (none)."""

    snaktype: str
    datavalue: DataValue | None = None

    @property
    def item(self) -> str:
        """The id of the item it names; empty if none."""
        value = self.datavalue.value if self.datavalue and self.datavalue.type == "wikibase-entityid" else {}
        return str(value.get("id") or "")

    @property
    def edtf(self) -> str:
        """The day, month or year it names; empty if none as exact as a year, or before the year 1."""
        value = self.datavalue.value if self.datavalue and self.datavalue.type == "time" else {}
        found, width = _TIME.match(value.get("time", "")), _WIDTH.get(value.get("precision", 0))
        if not found or not width or found[1] == "0000":
            return ""
        return next(text for text in ("-".join(found.groups())[:width], found[1]) if _is_date(text))


def _is_date(text: str) -> bool:
    """Whether a year, month or day is one of the calendar (`2022-06-00` is none)."""
    try:
        return bool(date.fromisoformat(text + {4: "-01-01", 7: "-01", 10: ""}[len(text)]))
    except ValueError:
        return False


class Statement(msgspec.Struct, frozen=True):
    """A statement with its qualifiers by property."""

    mainsnak: Snak
    id: str = ""
    rank: str = "normal"
    qualifiers: dict[str, list[Snak]] = {}


class Item(msgspec.Struct, frozen=True):
    """An item as far as it was asked for; the service writes an empty map as a list."""

    id: str
    missing: str | None = None
    redirects: dict[str, str] = {}
    modified: str = ""
    labels: dict[str, Text] | list[Text] = {}
    aliases: dict[str, list[Text]] | list[Text] = {}
    claims: dict[str, list[Statement]] | list[Statement] = {}

    def label(self, language: str) -> str:
        """Its label in a language; empty if it has none."""
        found = self.labels.get(language) if isinstance(self.labels, dict) else None
        return found.value if found else ""

    def names(self, language: str) -> tuple[str, ...]:
        """Its label and aliases in a language."""
        others = self.aliases.get(language, []) if isinstance(self.aliases, dict) else []
        return tuple(dict.fromkeys(text for text in (self.label(language), *(a.value for a in others)) if text))

    def statements(self, prop: str) -> tuple[Statement, ...]:
        """Its statements of a property, without those marked as wrong."""
        found = self.claims.get(prop, []) if isinstance(self.claims, dict) else []
        return tuple(s for s in found if s.rank != "deprecated")


class _Error(msgspec.Struct, frozen=True):
    code: str
    info: str = ""


class _Answer(msgspec.Struct, frozen=True):
    entities: dict[str, Item] = {}
    error: _Error | None = None


def user_agent(contact: str = "") -> str:
    """Who asks: program, version and, if given, how to reach whoever runs it, as the Wikimedia rules want."""
    return f"depesche/{VERSION} (kb build{f'; {contact}' if contact else ''}) httpx/{httpx.__version__}"


@dataclass(slots=True)
class Wikidata:
    """Asks the service, one request at a time.

    Args:
        http: The client to ask with; see `client`.
        sleep: What waiting is done with; seconds.
        attempts: How often one request is made at most.
        longest: Seconds the service may ask us to wait before we give up until later.

    """

    http: httpx.Client
    sleep: Callable[[float], None] = time.sleep
    attempts: int = 5
    longest: float = 120.0
    _asked: bool = field(default=False, init=False)

    def items(self, ids: Sequence[str], languages: Sequence[str], props: Sequence[str]) -> dict[str, Item]:
        """Items by the id they were asked for; those that are gone are left out, those that were merged stand under both ids.

        Raises `UnavailableError`; at most `BATCH` ids.
        """
        answer = self._ask({
            "action": "wbgetentities", "format": "json", "ids": "|".join(ids), "languages": "|".join(languages), "props": "|".join(props),
            "maxlag": str(_MAXLAG),
        })  # fmt: skip
        found = {key: item for key, item in answer.entities.items() if item.missing is None}
        return found | {item.id: item for item in found.values()} | {i.redirects["from"]: i for i in found.values() if i.redirects}

    def _ask(self, parameters: dict[str, str]) -> _Answer:
        problem = ""
        for attempt in range(self.attempts):
            if self._asked and attempt == 0:
                self.sleep(PAUSE)
            wait = 2.0**attempt
            try:
                response = self.http.get(API, params=parameters)
            except httpx.TransportError as error:
                problem = str(error) or type(error).__name__
                if not self._asked:
                    raise UnavailableError(f"cannot reach {httpx.URL(API).host} ({problem}); is there a network?") from error
            else:
                self._asked = True
                answer, problem = _read(response)
                if answer is not None:
                    return answer
                wait = max(wait, _retry_after(response))
            if wait > self.longest:
                raise UnavailableError(f"{httpx.URL(API).host} wants us to wait {wait:.0f} seconds ({problem}); run it again then")
            if attempt + 1 < self.attempts:
                self.sleep(wait)
        raise UnavailableError(f"{httpx.URL(API).host} did not answer in {self.attempts} attempts ({problem}); run it again later")


def _read(response: httpx.Response) -> tuple[_Answer | None, str]:
    """The answer, or None and why it should be asked for again; raises `UnavailableError` where that would not help."""
    if response.status_code in _LATER:
        return None, f"HTTP {response.status_code}"
    if response.status_code != httpx.codes.OK:
        raise UnavailableError(f"{response.url.host} answered HTTP {response.status_code}; the request is refused")
    try:
        answer = msgspec.json.decode(response.content, type=_Answer)
    except msgspec.MsgspecError as error:
        raise UnavailableError(f"{response.url.host} answered something else than entities ({error})") from error
    if answer.error is None:
        return answer, ""
    if answer.error.code in _LATER_CODES:
        return None, f"{answer.error.code}: {answer.error.info}"
    raise UnavailableError(f"{response.url.host} refuses: {answer.error.code}: {answer.error.info}")


def _retry_after(response: httpx.Response) -> float:
    """Seconds that the service wants us to wait: a number or a day and time; 0 if it says nothing."""
    text = response.headers.get("Retry-After", "").strip()
    if text.isdigit():
        return float(text)
    try:
        return max(0.0, (parsedate_to_datetime(text) - datetime.now(UTC)).total_seconds()) if text else 0.0
    except (TypeError, ValueError):
        return 0.0


def client(contact: str = "") -> httpx.Client:
    """A client that says who asks; proxies are taken from the environment."""
    return httpx.Client(headers={"User-Agent": user_agent(contact)}, timeout=30.0, follow_redirects=True)


def batches(ids: Sequence[str], size: int = BATCH) -> Iterator[Sequence[str]]:
    """Cut ids into runs the service takes at a time."""
    for begin in range(0, len(ids), size):
        yield ids[begin : begin + size]
