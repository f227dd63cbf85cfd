"""From draft to report: language, date, cuts and headline, in that order, the same for every format."""

from __future__ import annotations

import json

from depesche.errors import InputError
from depesche.intake.cuts import cut
from depesche.intake.decode import check_text, nfc, tidy
from depesche.intake.fields import digest
from depesche.intake.options import Draft, IntakeOptions
from depesche.intake.plain import headline, repeats
from depesche.intake.published import published_of
from depesche.intake.tongue import language_of
from depesche.records import Cut, Report

TITLE_AGAIN = "intake.title-again"
"""Rule of a first line that only repeats the title."""


def assemble(draft: Draft, options: IntakeOptions) -> Report:
    """Make the report that the reading room reads; raises `InputError` where there is none to read."""
    _check_size(draft.text, options)
    text = nfc(draft.text) if options.as_is else tidy(draft.text)
    if not any(map(str.isalpha, text)):
        raise InputError("empty", "holds no words")
    language = language_of(text, given=options.language or draft.language, hint=draft.hint, languages=options.languages)
    published = published_of(draft, option=options.published, language=language)
    title = _title(draft.title, as_is=options.as_is)
    cuts: tuple[Cut, ...] = ()
    if not options.as_is:
        title, text, cuts = _clean(text, title, language, look=draft.headline)
        if not any(map(str.isalpha, text)):
            raise InputError("empty", f"holds nothing but {len(cuts)} lines of page furniture; --as-is keeps them")
    return Report(
        id=draft.id, text=text, published=published, doc=_line(draft.doc), origin=_line(draft.origin), url=draft.url,
        outlet=_line(draft.outlet), title=title, language=language, cuts=cuts, extra=draft.extra,
    )  # fmt: skip


def _check_size(text: str, options: IntakeOptions) -> None:
    if len(text) > options.max_chars:
        raise InputError("too-long", f"has {len(text):,} characters, the limit is {options.max_chars:,} (--max-chars)")


def _title(title: str | None, *, as_is: bool) -> str | None:
    if title is None or not title.strip():
        return None
    return nfc(title) if as_is else " ".join(tidy(title).split())


def _line(value: str | None) -> str | None:
    return " ".join(value.split()) or None if value is not None else None


def _clean(text: str, title: str | None, language: str, *, look: bool) -> tuple[str | None, str, tuple[Cut, ...]]:
    """Cut page furniture, then find the headline, or the line that repeats it."""
    text, cuts = cut(text.strip(), language)
    if title is None:
        found, text = headline(text) if look else (None, text)
        return found, text, cuts
    again, text = repeats(text, title)
    return title, text, (*cuts, Cut(text=again, kind="other", rule=TITLE_AGAIN)) if again else cuts


def report_from_text(
    text: str,
    *,
    title: str | None = None,
    published: str | None = None,
    language: str | None = None,
    doc: str | None = None,
    url: str | None = None,
    outlet: str | None = None,
    origin: str | None = None,
    options: IntakeOptions | None = None,
) -> Report:
    r"""Take in a text that is at hand, e.g. a report pasted from a page.

    Args:
        text: The report; a headline above a blank line becomes the title where none is given.
        title: Headline, if known.
        published: ISO day of publication, if known.
        language: `de` or `en`; None lets the text tell.
        doc: Name of the report.
        url: Where it was published.
        outlet: Who published it.
        origin: Where the text came from.
        options: Further settings.

    Raises:
        InputError: There is nothing to read in it, or it is in another language.

    >>> report_from_text("Minister in Paris\n\nDer Minister reiste gestern nach Paris.").title
    'Minister in Paris'
    """
    given = {"title": title, "published": published, "language": language, "doc": doc, "url": url, "outlet": outlet}
    given = {name: value for name, value in given.items() if value is not None}
    content = json.dumps({"text": text, **given}, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    raw = (content if given else text).encode("utf-8", "surrogatepass")
    check_text(_no_surrogates(text))
    draft = Draft(
        id=digest(raw), text=text, title=title, published=published, language=language, doc=doc, url=url,
        outlet=outlet, origin=origin,
    )  # fmt: skip
    return assemble(draft, options or IntakeOptions())


def _no_surrogates(text: str) -> str:
    try:
        text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise InputError("encoding", f"holds half a character (surrogate) at code point {error.start}") from None
    return text
