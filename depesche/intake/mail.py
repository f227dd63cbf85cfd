"""An e-mail: subject as title, its date, its body as text."""

from __future__ import annotations

from datetime import datetime
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from email.utils import parsedate_to_datetime

from depesche.errors import InputError
from depesche.intake import markup
from depesche.intake.decode import decode
from depesche.intake.fields import digest
from depesche.intake.options import Draft, IntakeOptions


def read_mail(data: bytes, options: IntakeOptions) -> Draft:
    """Make a draft of an `.eml` file; raises `InputError` where it has no readable body."""
    try:
        message = BytesParser(policy=policy.default).parsebytes(data)
        body = message.get_body(preferencelist=("plain", "html"))
    except Exception as error:  # the standard parser raises anything from AttributeError to IndexError
        raise InputError("format", f"is a damaged e-mail: {error}") from None
    if body is None:
        raise InputError("empty", "is an e-mail without a text part")
    payload = body.get_payload(decode=True)
    text = decode(payload if isinstance(payload, bytes) else b"",
                  declared=body.get_content_charset(), fallback=options.encoding)  # fmt: skip
    day = _day(_header(message, "date"))
    return Draft(
        id=digest(data),
        text=markup.lines_of(text, fragment=True) if body.get_content_type() == "text/html" else text,
        title=_header(message, "subject"),
        dated=((day, "the e-mail's date header says so"),) if day else (),
        hint=_header(message, "content-language"),
        headline=False,
    )


def _header(message: EmailMessage, name: str) -> str | None:
    try:
        value = message.get(name)
    except Exception:  # headers are parsed when asked for, and damaged ones raise anything
        return None
    return " ".join(str(value).split()) or None if value is not None else None


def _day(value: str | None) -> str | None:
    """The civil day a mail or feed date names, as written by its sender (not turned into UTC)."""
    try:
        when: datetime | None = parsedate_to_datetime(value) if value else None
    except (ValueError, TypeError, IndexError):
        return None
    return when.date().isoformat() if when else None


day_of_mail_date = _day
