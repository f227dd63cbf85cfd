"""Bytes to text: which encoding it is, and whether it is text at all."""

from __future__ import annotations

import codecs
import unicodedata

from depesche.errors import InputError

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Browsers read these labels as the Windows superset; so do the pages that carry them.
_SUPERSETS = {"iso-8859-1": "cp1252", "latin-1": "cp1252", "latin1": "cp1252", "ascii": "cp1252",
              "us-ascii": "cp1252", "windows-1252": "cp1252", "iso8859-1": "cp1252"}  # fmt: skip
_GUESSES = ["cp1252", "iso8859_15", "cp1251", "koi8_r", "utf_16_le", "utf_16_be"]
_CONTROLS = "".join(chr(n) for n in (*range(9), *range(14, 32), *range(127, 160)) if n not in (0x1B, 0x85))
_INVISIBLE = "\u00ad\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\ufeff"
_PLAIN = (
    *((c, " ") for c in "\u00a0\u202f\u2007"),
    *((c, "\n") for c in "\u2028\u2029\v\f\x85"),
    *((c, "") for c in _INVISIBLE),
    *((chr(n), "") for n in (*range(9), *range(14, 32), *range(127, 160)) if n != 0x85),
)
"""Characters a reader never sees, or sees as something plainer, and what stands for them."""
GUESS = "guess"


def decode(data: bytes, *, declared: str | None = None, fallback: str | None = None) -> str:
    """Give the text of bytes: byte order mark, UTF-8, the declared encoding, then the fallback.

    Valid UTF-8 wins over another declaration: text in a single-byte encoding is hardly ever
    valid UTF-8 by chance, while wrong declarations are common.

    Args:
        data: The bytes.
        declared: Encoding the source declares.
        fallback: Encoding to try last; `guess` lets the bytes decide among European encodings.

    Raises:
        InputError: `encoding` if nothing fits, `binary` if it is no text.

    """
    for mark, name in _BOMS:
        if data.startswith(mark):
            marked = _strict(data[len(mark) :], name)
            return check_text(_refuse(data, name) if marked is None else marked)
    for label in (_without_mark(data), "utf-8", declared, None if fallback == GUESS else fallback):
        if label and (text := _strict(data, label)) is not None:
            return check_text(text)
    if fallback == GUESS and (guess := _guess(data)):
        return check_text(str(data, guess))
    return _refuse(data, declared)


def check_text(text: str) -> str:
    """Give the text back if it is one; raises `InputError` on control bytes or damage."""
    controls = sum(map(text.count, _CONTROLS))
    if "\0" in text or controls > max(3, len(text) // 100):
        raise InputError("binary", f"holds {controls} control characters; give the text of the report")
    damaged = text.count("\ufffd")
    if damaged > max(3, len(text) // 100):
        raise InputError("encoding", f"holds {damaged} replacement characters (U+FFFD): "
                         "it was decoded wrongly before; give the original")  # fmt: skip
    return text


def nfc(text: str) -> str:
    """Give the text in Unicode normalisation form C, otherwise unchanged."""
    return unicodedata.normalize("NFC", text)


def tidy(text: str) -> str:
    r"""Give the text in NFC with `\n` newlines, plain spaces and no invisible characters.

    Removed: soft hyphens, zero-width and direction marks, stray controls.  They split words for a
    reader who never sees them.  Not used with `--as-is`.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    for odd, plain in _PLAIN:
        text = text.replace(odd, plain)
    return "\n".join(line.rstrip() for line in nfc(text).split("\n"))


def _strict(data: bytes, name: str) -> str | None:
    label = name.strip().strip("\"'").lower()
    try:
        return data.decode(_SUPERSETS.get(label, label))
    except (LookupError, ValueError):
        return None


def _without_mark(data: bytes) -> str | None:
    """UTF-16 without a byte order mark: every other byte of Latin text is NUL."""
    head = data[:4000]
    half = len(head) // 2
    if half < 4 or len(data) % 2:
        return None
    if head[1::2].count(0) > half * 0.7 and head[0::2].count(0) < half * 0.05:
        return "utf-16-le"
    if head[0::2].count(0) > half * 0.7 and head[1::2].count(0) < half * 0.05:
        return "utf-16-be"
    return None


def _guess(data: bytes) -> str | None:
    """The most plausible European encoding, if its letters make words; None if in doubt."""
    from charset_normalizer import from_bytes

    best = from_bytes(data[:200_000], cp_isolation=_GUESSES, threshold=0.2).best()
    if best is None:
        return None
    text = _strict(data, best.encoding)
    if text is None:
        return None
    odd = sum(1 for c in text if ord(c) > 126 and not (c.isalpha() or c in "\u00a0–—‘’‚“”„«»‹›…€§°·•\u00ad"))
    return best.encoding if odd <= max(2, len(text) // 200) else None


def _refuse(data: bytes, declared: str | None) -> str:
    if b"\0" in data[:4000] and not (declared or "").startswith("utf-"):
        raise InputError("binary", "holds NUL bytes and is no UTF-16 text; give the text of the report")
    looks = _guess(data)
    said = f" and not {declared}, which it declares" if declared else ", and it declares no encoding"
    remedy = f"it looks like {looks}: convert it or pass --encoding {looks}" if looks else "convert it to UTF-8"
    raise InputError("encoding", f"is not UTF-8{said}; {remedy}")
