"""The settings of intake, the reasons it rejects for, and the value that formats hand on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType
from typing import Any

from depesche.errors import UsageError
from depesche.lexicon.tables import LANGUAGES

FORMATS = ("text", "markdown", "html", "jsonl", "json", "csv", "tsv", "eml", "feed")
FIELDS = ("doc", "text", "html", "title", "published", "language", "url", "outlet")
HIDDEN = "unknown"

REASONS: Mapping[str, str] = MappingProxyType(
    {
        "binary": "not a text: PDF, image, archive, office document, programme, or control bytes",
        "csv": "a table row that does not fit its header, or a table without a text column",
        "empty": "no words to read",
        "encoding": "neither UTF-8 nor in the encoding it declares, or damaged before it came here",
        "format": "a format that is recognised but not read, or no readable format at all",
        "irrelevant": "nothing political seems to happen in it; left out because only relevant reports were asked for",
        "json": "a line or file that is no JSON object, or a field of the wrong kind",
        "language": "a language Depesche does not read",
        "network": "a URL that could not be fetched, or must not be",
        "not-found": "no such file, or a link that leads nowhere",
        "permission": "a file or folder that may not be opened",
        "too-long": "more characters or bytes than the limits allow",
        "reading": "reading failed on it, or brought the reading process down: a fault of Depesche, please report it",
        "time": "reading it took longer than the time limit",
        "truncated": "a compressed file that ends early or is damaged",
    }
)
"""Every `reason` a `Rejected` record can have, and what it means."""


@dataclass(frozen=True, slots=True)
class IntakeOptions:
    """How sources are to be taken in.

    Args:
        as_is: Take texts as they stand: no cuts, no headline detection, no change but NFC.
        published: Day of publication (ISO date, date-time, month or year) that overrides what is found;
            `unknown` hides what is found.
        language: Language code (`de`, `en`) that overrides what is found.
        languages: Languages taken in; by default those Depesche reads.
        format: One of `FORMATS`; None tells it by content, then by name.
        encoding: Encoding of sources that are not UTF-8 and declare none; `guess` lets Depesche guess.
        max_chars: Most code points a report may have.
        max_bytes: Most bytes one document (not one table or JSONL file) or download may have.
        csv_map: Which column or JSON field holds what, e.g. `{"text": "body", "published": "date"}`.
        allow_private: Whether URLs may lead to private and loopback addresses.
        timeout_s: Seconds a download may take altogether.
        base: Address or folder that relative names in lists of sources belong to; None for the folder of the list.

    Raises:
        UsageError: An option has a value that means nothing.

    """

    as_is: bool = False
    published: str | None = None
    language: str | None = None
    languages: tuple[str, ...] = LANGUAGES
    format: str | None = None
    encoding: str | None = None
    max_chars: int = 2_000_000
    max_bytes: int = 20_000_000
    csv_map: Mapping[str, str] = field(default_factory=dict)
    allow_private: bool = False
    timeout_s: float = 20.0
    base: str | None = None

    def __post_init__(self) -> None:
        """Refuse settings that mean nothing, before anything is read."""
        if self.format is not None and self.format not in FORMATS:
            raise UsageError(f"--format {self.format}: no such format; one of {', '.join(FORMATS)}")
        if self.published not in (None, HIDDEN) and civil_days(self.published or "") is None:
            raise UsageError(f"--published {self.published}: not a day; write YYYY-MM-DD, YYYY-MM, YYYY or `{HIDDEN}`")
        if unknown := sorted(set(self.csv_map) - {*FIELDS, "id"}):
            raise UsageError(f"--map {unknown[0]}=...: no such field; one of {', '.join(FIELDS)}")
        if min(self.max_chars, self.max_bytes) < 1 or self.timeout_s <= 0:
            raise UsageError("--max-chars, --max-bytes and the time limit must be above zero")


def parse_map(text: str) -> dict[str, str]:
    """Read a `--map` value: `text=body,published=date` says which column holds which field.

    Raises:
        UsageError: A part is not of the form `field=column`.

    """
    pairs = [part.partition("=") for part in text.split(",") if part.strip()]
    for name, sign, column in pairs:
        if not (name.strip() and sign and column.strip()):
            raise UsageError(f"--map {text}: write field=column, several separated by commas")
    return {name.strip(): column.strip() for name, _, column in pairs}


def civil_days(text: str) -> tuple[str, str, str] | None:
    """Give (earliest, latest, EDTF) of an ISO date, date-time, month or year; None if it is none.

    >>> civil_days("2020-08-11T20:08:20+02:00")
    ('2020-08-11', '2020-08-11', '2020-08-11')
    >>> civil_days("2024-02")
    ('2024-02-01', '2024-02-29', '2024-02')
    """
    head = text.strip()
    try:
        if len(head) in (4, 7) and head.isascii() and head.replace("-", "", 1).isdecimal():
            first = date(int(head[:4]), int(head[5:] or 1), 1)
            after = date(first.year + 1, 1, 1) if len(head) == 4 else _next_month(first)
            last = date.fromordinal(after.toordinal() - 1)
            return first.isoformat(), last.isoformat(), head
        if len(head) > 10 and head[10] not in "T t":
            return None
        day = date.fromisoformat(head[:10]).isoformat() if head[4:5] == "-" else None
    except (ValueError, OverflowError):
        return None
    return (day, day, day) if day else None


def _next_month(first: date) -> date:
    return date(first.year + first.month // 12, first.month % 12 + 1, 1)


@dataclass(frozen=True, slots=True)
class Draft:
    """What a format found, before cuts, language and date are settled.

    `published` is what the source itself gives as its day (a field); `dated` every day its
    metadata say, most trusted first, each with the sentence that tells how; `captured` the ISO day on which a page
    was archived, so that it was published then or before.  `id` is the digest of the content.
    """

    id: str
    text: str
    origin: str | None = None
    doc: str | None = None
    title: str | None = None
    published: str | None = None
    dated: tuple[tuple[str, str], ...] = ()
    language: str | None = None
    hint: str | None = None
    url: str | None = None
    outlet: str | None = None
    headline: bool = True
    captured: str | None = None
    extra: dict[str, Any] = field(default_factory=dict)
