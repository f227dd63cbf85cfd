"""Markdown: front matter, the first heading as title, and the text without its marks."""

from __future__ import annotations

from dataclasses import replace

from depesche.intake import markup
from depesche.intake.options import Draft

_TITLE, _DAY = ("title",), ("date", "published", "pubdate")
_LANGUAGE, _URL, _OUTLET = ("lang", "language"), ("url", "canonical_url"), ("outlet", "site")


def read_markdown(draft: Draft) -> Draft:
    """Fill a draft from Markdown text: metadata from its front matter, plain paragraphs for its text."""
    from markdown_it import MarkdownIt

    fields, body = _front_matter(draft.text)
    title, body = _first_heading(body, _first(fields, _TITLE))
    day = _first(fields, _DAY)
    text = markup.lines_of(MarkdownIt("commonmark", {"html": False}).enable("table").render(body), fragment=True)
    return replace(
        draft, text=text, title=title, dated=((day, "the front matter says so"),) if day else (),
        language=_first(fields, _LANGUAGE), url=_first(fields, _URL), outlet=_first(fields, _OUTLET),
        headline=title is None,
    )  # fmt: skip


def _front_matter(text: str) -> tuple[dict[str, str], str]:
    """Simple `key: value` lines between two `---` lines at the very top."""
    head, *lines = text.lstrip("\ufeff\n").split("\n")
    ends = [i for i, line in enumerate(lines[:60]) if line.strip() in ("---", "...")]
    if head.strip() != "---" or not ends:
        return {}, text
    pairs = [line.partition(":") for line in lines[: ends[0]] if ":" in line]
    fields = {key.strip().lower(): value.strip().strip("\"'") for key, _, value in pairs}
    return fields, "\n".join(lines[ends[0] + 1 :])


def _first(fields: dict[str, str], names: tuple[str, ...]) -> str | None:
    return next((fields[n] for n in names if fields.get(n)), None)


def _first_heading(body: str, title: str | None) -> tuple[str | None, str]:
    """Take a leading `# heading` as the title where none is given."""
    first, _, rest = body.lstrip("\n").partition("\n")
    if title is None and first.startswith("# ") and rest.strip():
        return first[2:].strip(" #*_"), rest
    return title, body
