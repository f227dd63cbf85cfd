"""A web page: its main text, and what its head says of title, day, outlet and language."""

from __future__ import annotations

import json
import logging
import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from typing import TYPE_CHECKING, Any

from depesche.intake import markup
from depesche.intake.options import civil_days

if TYPE_CHECKING:
    from lxml.html import HtmlElement

LARGEST_TREE, MOST_TAGS = 2_000_000, 50_000
"""Code points and tags: a bigger page is read without a tree, whose cost grows faster than the page."""
_DEEPEST_JSON = 6
_NO_DATE_SEARCH = {"extensive_search": False}
"""Dates are found by `_dated`; the library's search is slow, and depends on the day it runs."""
_CHARSET = re.compile(rb"""charset\s{0,3}=\s{0,3}["']?\s{0,3}([a-zA-Z0-9_:.-]{2,30})""", re.IGNORECASE)
_PROLOG = re.compile(rb"""^\s{0,9}<\?xml[^>]{0,80}encoding\s{0,3}=\s{0,3}["']([a-zA-Z0-9_:.-]{2,30})""")
_DATE_NAMES = (
    "article:published_time", "og:article:published_time", "og:published_time", "datepublished",
    "parsely-pub-date", "sailthru.date", "dc.date.issued", "dcterms.issued", "dcterms.created", "dc.date.created",
    "dc.date", "dcterms.date", "publishdate", "publish-date", "publish_date", "pubdate", "publication_date",
    "article.published", "last-published", "cxenseparse:recs:publishtime", "date",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Page:
    """What a page holds: main text, and what its head says (None where it says nothing)."""

    text: str
    title: str | None = None
    dated: tuple[tuple[str, str], ...] = ()
    outlet: str | None = None
    language: str | None = None
    url: str | None = None


def declared_encoding(head: bytes) -> str | None:
    """Give the encoding that a page or feed declares in its first bytes; None if it declares none."""
    found = _PROLOG.search(head[:200]) or _CHARSET.search(head[:4096])
    return found.group(1).decode("ascii") if found else None


_HTML_TAG = re.compile(r"<html\b[^>]{0,2000}", re.IGNORECASE)
_LANG = re.compile(r"""\s(?:xml:)?lang\s{0,3}=\s{0,3}["']?([A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{1,8}){0,3})""", re.IGNORECASE)
_META_LANGUAGE = re.compile(
    r"""<meta\s[^>]{0,200}?(?:http-equiv|name)\s{0,3}=\s{0,3}["']?(?:content-language|language|dc\.language)["']?\s[^>]{0,200}?"""
    r"""content\s{0,3}=\s{0,3}["']?([A-Za-z]{2,3})\b""", re.IGNORECASE,
)  # fmt: skip
_PROSE = re.compile(r"<p\b[^>]{0,500}>([^<]{60,2000})", re.IGNORECASE)


def declared_language(source: str) -> str | None:
    """Give the language a page declares of itself, `fr` or `pt-BR`; None if it declares none, or several."""
    tag = _HTML_TAG.search(source[:20000])
    found = (tag and _LANG.search(tag[0])) or _META_LANGUAGE.search(source[:50000])
    return found[1] if found else None


def sample(source: str) -> str:
    """Give some prose of a page without building its tree: the beginnings of its first paragraphs; "" where it has none."""
    return " ".join(unescape(part) for part, _ in zip(_PROSE.findall(source), range(12), strict=False))


def read_page(source: str) -> Page:
    """Give main text and metadata of a page; text "" where it has none.

    The main text is a selection by trafilatura.  Where that finds nothing, or the page is too deep
    or too big for a tree, the visible text of the page is taken instead.
    """
    source = re.sub(r"^\s*<\?xml[^>]{0,200}\?>", "", source)
    if len(source) > LARGEST_TREE or source.count("<") > MOST_TAGS or markup.depth(source) > markup.DEEPEST:
        return Page(text=markup.lines_of(source), title=_plain_title(source))
    tree = _tree(source)
    if tree is None:
        return Page(text=markup.lines_of(source), title=_plain_title(source))
    described = list(_described(tree))
    found = _extract(source)
    text = _blocks(getattr(found, "text", None) or "") or markup.lines_of(source)
    return Page(
        text=text,
        title=_text_of(_meta(tree, "og:title")) or _clean(getattr(found, "title", None)) or _plain_title(source),
        dated=tuple(_dated(tree, described)),
        outlet=_text_of(_meta(tree, "og:site_name")) or _publisher(described),
        language=_clean(tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang")),
        url=_canonical(tree),
    )


def _tree(source: str) -> HtmlElement | None:
    from lxml import html

    try:
        return html.document_fromstring(source)
    except (ValueError, LookupError, html.etree.LxmlError):
        return None


def _extract(source: str) -> Any:
    """Run trafilatura; None where it gives up, whatever the reason: a page must not stop a run."""
    import trafilatura

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    logging.getLogger("htmldate").setLevel(logging.CRITICAL)
    try:
        return trafilatura.bare_extraction(
            source,
            include_comments=False,
            include_tables=False,
            with_metadata=True,
            date_extraction_params=_NO_DATE_SEARCH,
        )
    except Exception:  # third-party tree code on hostile input: the fallback reads the page
        return None


def _blocks(text: str) -> str:
    return "\n\n".join(line.strip() for line in text.split("\n") if line.strip())


def _meta(tree: HtmlElement, name: str) -> str | None:
    """Content of the first `meta` with this property, name or itemprop (lower case)."""
    for element in tree.iter("meta"):
        labels = (element.get("property"), element.get("name"), element.get("itemprop"))
        if any((label or "").lower() == name for label in labels) and (content := element.get("content")):
            return str(content)
    return None


def _dated(tree: HtmlElement, described: list[dict[str, Any]]) -> Iterator[tuple[str, str]]:
    """Every day of first publication the page says: JSON-LD, then meta, then a `time` marked as publication, or its only day."""
    for item in described:
        if isinstance(day := item.get("datePublished"), str) and civil_days(day):
            yield day, "the page's JSON-LD says datePublished"
            break
    for name in _DATE_NAMES:
        if (content := _meta(tree, name)) and civil_days(content):
            yield content, f"the page's meta {name} says so"
            break
    if tag := _time_tag(tree):
        yield tag


def _time_tag(tree: HtmlElement) -> tuple[str, str] | None:
    times = [(t, d) for t in tree.iter("time") if (d := t.get("datetime")) and len(d) > 9 and civil_days(d)]
    for element, day in times:
        if element.get("pubdate") is not None or (element.get("itemprop") or "").lower() == "datepublished":
            return day, "the page marks this time as its publication"
    # Several different days are other articles' days as well: none of them is taken.
    return (times[0][1], "the only time tag of the page") if len({d[:10] for _, d in times}) == 1 else None


def _described(tree: HtmlElement) -> Iterator[dict[str, Any]]:
    """Every article or page that the page's JSON-LD describes, articles first."""
    found = []
    for script in tree.iter("script"):
        if (script.get("type") or "").lower() == "application/ld+json":
            try:
                found += list(_objects(json.loads(script.text or "", strict=False), 0))
            except (ValueError, RecursionError):
                continue
    yield from sorted(found, key=lambda item: "Article" not in str(item.get("@type")))


def _objects(value: Any, level: int) -> Iterator[dict[str, Any]]:
    if level > _DEEPEST_JSON:
        return
    if isinstance(value, list):
        for item in value:
            yield from _objects(item, level + 1)
    elif isinstance(value, dict):
        kind = str(value.get("@type"))
        if any(word in kind for word in ("Article", "Report", "Posting", "WebPage")):
            yield value
        for key in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from _objects(value.get(key), level + 1)


def _publisher(described: list[dict[str, Any]]) -> str | None:
    for item in described:
        publisher = item.get("publisher")
        name = publisher.get("name") if isinstance(publisher, dict) else None
        if isinstance(name, str) and name.strip():
            return _clean(name)
    return None


def _canonical(tree: HtmlElement) -> str | None:
    for element in tree.iter("link"):
        if (element.get("rel") or "").lower() == "canonical":
            address = _clean(element.get("href"))
            return address if address and address.startswith(("http://", "https://")) else None
    return None


def _plain_title(source: str) -> str | None:
    found = re.search(r"<title[^>]{0,200}>([^<]{1,400})<", source[:200_000], re.IGNORECASE)
    return _text_of(found.group(1)) if found else None


def _text_of(content: str | None) -> str | None:
    return _clean(markup.lines_of(content, fragment=True)) if content else None


def _clean(value: Any) -> str | None:
    return (" ".join(value.split()) or None) if isinstance(value, str) else None
