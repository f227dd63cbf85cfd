"""Records of other tools, told by their fields: news-please, fundus, trafilatura, Media Cloud.

What these tools take for the day of publication and the language is read off pages, so it counts as metadata, not as given.
Fields that are no part of a report pass through in `extra`; copies of the text and pages that come along are left out.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from depesche.intake.decode import check_text
from depesche.intake.options import Draft


@dataclass(frozen=True, slots=True)
class Shape:
    """How one tool writes a report.

    `needs`: fields that together no other tool writes, each one of several names; the other fields say under which names it
    keeps what we need, the first that is filled counts; `drop`: fields that say again what others say.
    """

    tool: str
    needs: tuple[tuple[str, ...], ...]
    text: tuple[str, ...]
    title: tuple[str, ...] = ("title",)
    published: tuple[str, ...] = ()
    url: tuple[str, ...] = ("url",)
    outlet: tuple[str, ...] = ()
    language: tuple[str, ...] = ("language",)
    drop: frozenset[str] = frozenset()


SHAPES = (
    Shape(
        "news-please", (("maintext",), ("date_publish",)), ("maintext", "text"), title=("title", "title_page", "title_rss"),
        published=("date_publish",), outlet=("source_domain",), drop=frozenset({"text", "html"}),
    ),
    Shape(
        "fundus", (("publishing_date",), ("plaintext", "body")), ("plaintext", "body"), published=("publishing_date",),
        url=("url", "html.responded_url", "html.requested_url"), outlet=("publisher", "html.source_info.publisher", "source"),
        language=("lang", "language"), drop=frozenset({"html"}),
    ),
    Shape(
        "trafilatura", (("text",), ("hostname",), ("date",), ("source",)), ("text",), published=("date",), url=("source", "url"),
        outlet=("source-hostname", "sitename", "hostname"), drop=frozenset({"raw_text", "filedate"}),
    ),
    Shape(
        "Media Cloud", (("media_name",), ("publish_date",), ("url",)), ("text",), published=("publish_date",),
        outlet=("media_name", "media_url"),
    ),
)  # fmt: skip

_NOTHING = frozenset({"", "none", "null"})
"""What tools write where they found nothing (news-please has the text `None`)."""


def shape_of(names: Collection[str]) -> Shape | None:
    """Give the tool that writes records of these fields, or None.

    >>> shape_of(["maintext", "title", "date_publish"]).tool
    'news-please'
    """
    return next((shape for shape in SHAPES if all(any(n in names for n in some) for some in shape.needs)), None)


def draft_of_shape(record: Mapping[str, Any], shape: Shape, key: str) -> Draft:
    """Make a draft of another tool's record; `key` is the digest of its content.

    Raises:
        InputError: `encoding` if the text holds half characters.

    """
    used: set[str] = set()

    def first(names: tuple[str, ...], value: Callable[[Any], str | None] = _text) -> str | None:
        for name in names:
            used.add(name.partition(".")[0])
            if found := value(_at(record, name)):
                return found
        return None

    day = first(shape.published)
    return Draft(
        id=key, text=check_text(first(shape.text, _body) or ""), title=first(shape.title), url=first(shape.url),
        outlet=first(shape.outlet), hint=first(shape.language),
        dated=((day, f"{shape.tool} gives {day!r} as {shape.published[0]}"),) if day else (),
        extra={str(k): v for k, v in record.items() if k not in used | shape.drop},
    )  # fmt: skip


def _at(record: Mapping[str, Any], path: str) -> Any:
    """The value at a path of names: `html.responded_url`."""
    value: Any = record
    for name in path.split("."):
        value = value.get(name) if isinstance(value, Mapping) else None
    return value


def _text(value: Any) -> str | None:
    return value.strip() if isinstance(value, str) and value.strip().casefold() not in _NOTHING else None


def _body(value: Any) -> str | None:
    """A text as it is; fundus also writes a body as summary and sections of paragraphs under headlines."""
    if isinstance(value, Mapping):
        return "\n\n".join(_paragraphs(value)) or None
    return value if isinstance(value, str) and _text(value) else None


def _paragraphs(body: Mapping[str, Any]) -> Iterator[str]:
    sections = body.get("sections")
    parts = [body, *(sections if isinstance(sections, list) else ())]
    for part in parts:
        for name in ("summary", "headline", "paragraphs"):
            found = part.get(name) if isinstance(part, Mapping) else None
            yield from (p for p in (found if isinstance(found, list) else ()) if _text(p))
