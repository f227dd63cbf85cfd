"""What a source is, told by its first bytes and then by its name."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePath

from depesche.errors import InputError
from depesche.intake.shapes import shape_of

HEAD = 65536
"""Bytes looked at before a format is decided."""

_MAGIC: tuple[tuple[int, bytes, str], ...] = (
    (0, b"%PDF", "a PDF document"), (0, b"\x89PNG", "a PNG image"), (0, b"\xff\xd8\xff", "a JPEG image"),
    (0, b"GIF8", "a GIF image"), (8, b"WEBP", "a WebP image"), (0, b"II*\0", "a TIFF image"),
    (0, b"MM\0*", "a TIFF image"), (0, b"BM\0", "a bitmap image"), (4, b"ftyp", "a video or HEIC image"),
    (0, b"\0\0\1\0", "an icon"), (0, b"PK\3\4", "a ZIP archive or office document"),
    (0, b"PK\5\6", "an empty ZIP archive"), (0, b"7z\xbc\xaf", "a 7z archive"), (0, b"Rar!", "a RAR archive"),
    (0, b"BZh", "a bzip2 file"), (0, b"\xfd7zXZ", "an xz file"), (0, b"\x28\xb5\x2f\xfd", "a Zstandard file"),
    (257, b"ustar", "a tar archive"), (0, b"\xd0\xcf\x11\xe0", "an old office document"),
    (0, b"{\\rtf", "an RTF document"), (0, b"\x7fELF", "a Linux programme"), (0, b"MZ\x90", "a Windows programme"),
    (0, b"\xca\xfe\xba\xbe", "a programme"), (0, b"\xcf\xfa\xed\xfe", "a macOS programme"),
    (0, b"SQLite format 3", "a SQLite database"), (0, b"ID3\3", "an MP3 sound"), (0, b"ID3\4", "an MP3 sound"),
    (0, b"OggS", "an Ogg sound"), (0, b"fLaC", "a FLAC sound"), (0, b"RIFF", "a sound or video"),
    (0, b"\x1a\x45\xdf\xa3", "a Matroska video"), (0, b"%!PS", "a PostScript document"),
    (0, b"wOFF", "a font"), (0, b"wOF2", "a font"), (0, b"\0asm", "a WebAssembly programme"),
    (0, b"\x80\x04\x95", "a Python pickle"), (0, b"ARROW1", "an Arrow file"), (0, b"\x89HDF", "an HDF5 file"),
)  # fmt: skip
_NAMES = {
    "txt": "text", "text": "text", "md": "markdown", "markdown": "markdown", "html": "html", "htm": "html",
    "xhtml": "html", "jsonl": "jsonl", "ndjson": "jsonl", "json": "json", "csv": "csv", "tsv": "tsv", "tab": "tsv",
    "eml": "eml", "rss": "feed", "atom": "feed", "xml": "feed",
}  # fmt: skip
_MAIL = frozenset(
    ("from", "to", "subject", "date", "received", "mime-version", "message-id", "return-path", "delivered-to",
     "content-type", "reply-to", "sender", "dkim-signature", "x-mailer")
)  # fmt: skip
_HTML_STARTS = ("<!doctype html", "<html", "<head", "<body", "<article", "<main", "<div", "<p>", "<p ", "<h1",
                "<section", "<meta", "<title", "<span", "<table")  # fmt: skip


def refuse_binary(head: bytes) -> None:
    """Raise `InputError` `binary` if the bytes are no text."""
    for place, mark, name in _MAGIC:
        if head[place : place + len(mark)] == mark:
            raise InputError("binary", f"is {name}; give the text of the report")


def kind_of(head: bytes, name: str, columns: Mapping[str, str]) -> str:
    """Tell the format from the first bytes, and where they leave it open from the name.

    Args:
        head: The first bytes, no byte order mark.
        name: File name or path of a URL.
        columns: The `--map` in force; its columns make a first line a table header.

    """
    by_name = _NAMES.get(extension(name))
    text = head.decode("utf-8", "replace").lstrip("\ufeff \t\r\n")
    low = text[:4096].lower()
    if low.startswith(("{", "[")) and (found := _json_kind(text, by_name)):
        return found
    if low.startswith("<"):
        return _markup_kind(low, by_name)
    if _is_mail(text):
        return "eml"
    if by_name in (None, "text") and _is_front_matter(text):
        return "markdown"
    if by_name in (None, "text", "csv", "tsv") and (found := _table_kind(text, columns)):
        return found
    return by_name or ("markdown" if text.startswith("# ") else "text")


def extension(name: str) -> str:
    """Give the ending of a name in lower case, without `.gz`: `html` of `x/a.html.gz`."""
    path = PurePath(name.lower())
    path = path.with_suffix("") if path.suffix == ".gz" else path
    return path.suffix.lstrip(".")


def _json_kind(text: str, by_name: str | None) -> str | None:
    """JSONL has a whole object on its first line; one object over many lines is JSON."""
    if text.startswith("["):
        rest = text[1:].lstrip()
        return "json" if rest.startswith("{") or by_name == "json" else None
    if not text[1:].lstrip().startswith(('"', "}")):
        return None
    if by_name in ("jsonl", "json"):
        first, _, rest = text.partition("\n")
        one = by_name == "json" and not (first.rstrip().endswith("}") and rest.lstrip().startswith("{"))
        return "json" if one else "jsonl"
    first = text.partition("\n")[0].rstrip()
    return "jsonl" if first.endswith("}") or len(first) > 200 else "json"


def _markup_kind(low: str, by_name: str | None) -> str:
    if "<rss" in low or "<feed" in low or "<rdf:rdf" in low:
        return "feed"
    if low.startswith("<?xml") and "<html" not in low:
        if by_name in ("html", "text", "markdown"):
            return by_name
        raise InputError("format", "is XML, but neither a web page nor RSS or Atom; convert it to one of those")
    if low.startswith(_HTML_STARTS) or "<html" in low or "<body" in low or "<!--" in low[:10]:
        return "html"
    return by_name or "text"


def _is_mail(text: str) -> bool:
    fields = []
    for line in text.split("\n", 40)[:40]:
        if not line.strip():
            break
        if line[0] not in " \t":
            fields.append(line.partition(":")[0].strip().lower() if ":" in line else "")
    return len(fields) > 1 and all(f and " " not in f for f in fields) and len(_MAIL.intersection(fields)) > 1


def _is_front_matter(text: str) -> bool:
    lines = text.split("\n", 60)
    return lines[0].strip() == "---" and "---" in {x.strip() for x in lines[1:]} and ":" in lines[1]


def _table_kind(text: str, columns: Mapping[str, str]) -> str | None:
    """A first line that names a text column, or the columns of a known tool, is the header of a table."""
    first = text.partition("\n")[0]
    wanted = {columns.get("text", "text"), columns.get("html", "html")}
    for sign, kind in (("\t", "tsv"), (",", "csv"), (";", "csv"), ("|", "csv")):
        cells = [c.strip().strip('"') for c in first.split(sign)]
        if len(cells) > 1 and (wanted.intersection(cells) or shape_of(cells)):
            return kind
    return None
