"""RSS and Atom: one report an entry, its full content or else its summary."""

from __future__ import annotations

import json
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from depesche.errors import InputError
from depesche.intake import markup
from depesche.intake.fields import digest
from depesche.intake.mail import day_of_mail_date
from depesche.intake.options import Draft, civil_days


def read_feed(data: bytes) -> Iterator[Draft | InputError]:
    """Give one draft an entry, in the order of the feed; an `InputError` for an entry without text.

    Raises:
        InputError: `format` if it is no feed, `empty` if it has no entries.

    """
    import feedparser

    try:
        feed = feedparser.parse(BytesIO(data))
    except Exception as error:  # third-party parser on hostile input
        raise InputError("format", f"is no readable feed: {error}") from None
    if not feed.entries:
        raise InputError("empty" if feed.version else "format", "is a feed without entries, or no feed at all")
    for entry in feed.entries:
        yield _draft(entry, feed.feed)


def _draft(entry: Any, feed: Any) -> Draft | InputError:
    contents = [c.get("value") for c in entry.get("content", [])] + [entry.get("summary")]
    source = next((c for c in contents if c and c.strip()), None)
    title = _line(entry.get("title"))
    if source is None:
        return InputError("empty", f"the entry {title!r} has neither content nor summary")
    link, day = entry.get("link"), _day(entry)
    fields = {"text": source, "title": title, "published": day, "url": link}
    return Draft(
        id=digest(json.dumps(fields, sort_keys=True, ensure_ascii=False).encode()),
        text=markup.lines_of(source, fragment=True),
        title=title,
        dated=((day, "the feed says when the entry was published"),) if day else (),
        hint=feed.get("language"),
        url=link,
        outlet=_line(feed.get("title")),
        headline=False,
    )


def _day(entry: Any) -> str | None:
    """Day of first publication as the feed writes it; the day of a later update is none."""
    written = entry.get("published")
    if not written:
        return None
    return written if civil_days(written) else day_of_mail_date(written)


def _line(value: str | None) -> str | None:
    return " ".join(markup.lines_of(value, fragment=True).split()) or None if value else None
