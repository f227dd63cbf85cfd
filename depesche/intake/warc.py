"""Web archives: WARC records one at a time, damaged ones counted in their place, the others read.

Records are cut out of the stream here, because a reader of whole archives stops at the first
damaged byte; each is then parsed by fastwarc.  In a packed archive every record is a gzip member of its own:
a member that is damaged is left out, and reading goes on at the next.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, Literal

from depesche.errors import InputError
from depesche.intake.unpack import CHUNK, GZIP, ByteStream

if TYPE_CHECKING:
    from fastwarc.warc import WarcRecord

MARK = b"WARC/"
_START = re.compile(rb"WARC/[01]\.\d{1,2}\r?\n(?=[A-Za-z-]+:)")
_LENGTH = re.compile(rb"^content-length:[ \t]*(\d{1,18})[ \t]*\r?$", re.I | re.M)
_HEADER = re.compile(rb"\r?\n\r?\n")
_LONGEST_HEADER = 65536
_MEMBER = b"\x1f\x8b\x08"
_PIECE = 1 << 20
_PAGES = ("text/html", "application/xhtml+xml", "text/plain")


@dataclass(frozen=True, slots=True)
class Page:
    """A page of an archive: address, bytes, media type, encoding and language its server declared, ISO day on which it was captured."""

    url: str
    data: bytes
    kind: str
    encoding: str | None
    captured: str
    language: str | None = None


def pages(stream: ByteStream, limit: int) -> Iterator[tuple[int, Page | InputError]]:
    """Give (number of the record, page) of an archive; what is damaged comes as an error in its place.

    Args:
        stream: The archive, packed or not.
        limit: Bytes that a record may have.

    Records that are no pages (requests, metadata, redirects, pictures, answers other than 200) are passed over.

    """
    for number, record in records(stream, limit):
        page = record if isinstance(record, InputError) else _page(record)
        if page is not None:
            yield number, page


def records(stream: ByteStream, limit: int) -> Iterator[tuple[int, bytes | InputError]]:
    """Give (number, bytes) of each record of an archive, numbered from 1; a stretch that is no record counts as one, as an error."""
    cut = _Records(stream, limit)
    number = 0
    while (record := cut.next()) is not None:
        number += 1
        yield number, record


class _Records:
    """Cuts records out of a stream, holding no more than one of them."""

    def __init__(self, stream: ByteStream, limit: int) -> None:
        self._stream, self._limit = stream, limit
        self._held = bytearray()
        self._ended = False
        self._problem: InputError | None = None

    def next(self) -> bytes | InputError | None:
        """Give the next record or the error that stands in its place; None at the end."""
        self._skip_blank()
        if self._problem:
            problem, self._problem = self._problem, None
            return problem
        if not self._held:
            return None
        if not _START.match(self._held):
            return self._lost("bytes that are no WARC record", 1)
        return self._record()

    def _record(self) -> bytes | InputError:
        self._fill(_LONGEST_HEADER)
        header = _HEADER.search(self._held, 0, _LONGEST_HEADER)
        length = _LENGTH.search(self._held, 0, header.start() + 1) if header else None
        if header is None or length is None:
            return self._lost("a record whose header is damaged", len(MARK))
        whole = header.end() + int(length[1])
        if whole > self._limit:
            self._drop(whole)
            return InputError("too-long", f"a record of {whole:,} bytes; the limit is {self._limit:,}")
        self._fill(whole + 4)
        if len(self._held) < whole or not self._ends_well(whole):
            return self._lost("a record that ends early", len(MARK))
        record = bytes(self._held[:whole])
        del self._held[:whole]
        return record

    def _ends_well(self, whole: int) -> bool:
        """Two line ends stand after a record, or the archive ends."""
        after = bytes(self._held[whole : whole + 4])
        return after.startswith((b"\r\n", b"\n")) or (self._ended and not after.strip())

    def _lost(self, what: str, begin: int) -> InputError:
        """Go on at the next beginning of a record from `begin` on."""
        while not (found := _START.search(self._held, begin)) and not self._ended and not self._problem:
            # A beginning may be cut in two by the end of what is held.
            kept = self._held[-64:] if len(self._held) > CHUNK else self._held
            self._held, begin = bytearray(kept), min(begin, len(kept))
            self._fill(len(self._held) + CHUNK)
        del self._held[: found.start() if found else len(self._held)]
        return InputError("truncated", f"{what}; reading went on at the next record")

    def _skip_blank(self) -> None:
        while True:
            self._fill(CHUNK)
            blank = len(self._held) - len(self._held.lstrip(b"\r\n"))
            del self._held[:blank]
            if self._held or self._ended or self._problem:
                return

    def _drop(self, size: int) -> None:
        while size > len(self._held) and not self._ended and not self._problem:
            size -= len(self._held)
            self._held.clear()
            self._fill(CHUNK)
        del self._held[:size]

    def _fill(self, size: int) -> None:
        while len(self._held) < size and not self._ended and not self._problem:
            try:
                piece = self._stream.read(CHUNK)
            except InputError as error:
                self._problem = error
                return
            self._ended = not piece
            self._held += piece


class Members:
    """The content of a packed archive, member by member; a damaged one is left out, and told by an error once.

    `read` gives the content on; it raises `InputError` `truncated` once for each damaged member and goes on
    with the next one when it is called again.
    """

    def __init__(self, packed: ByteStream, limit: int) -> None:
        """Unpack `packed`; members of up to `limit` bytes are checked as a whole before any of them is given on."""
        self._packed, self._limit = packed, limit
        self._raw = bytearray()
        self._ended = False
        self._ready = bytearray()
        self._content = self._members()

    def read(self, size: int = CHUNK, /) -> bytes:
        """Give at most `size` bytes, b"" at the end."""
        while not self._ready:
            piece = next(self._content, b"")
            if isinstance(piece, InputError):
                raise piece
            if not piece:
                return b""
            self._ready += piece
        out = bytes(self._ready[:size])
        del self._ready[:size]
        return out

    def _members(self) -> Iterator[bytes | InputError]:
        while self._find():
            yield from self._member()

    def _find(self) -> bool:
        """Stand at the beginning of a member; what lies before it is passed over."""
        while (at := self._raw.find(_MEMBER)) < 0:
            del self._raw[: max(0, len(self._raw) - len(_MEMBER) + 1)]
            if self._ended:
                return False
            self._more()
        del self._raw[:at]
        return True

    def _member(self) -> Iterator[bytes | InputError]:
        """Unpack the member that begins here: whole, or in pieces once it is too long to be held."""
        engine = zlib.decompressobj(wbits=31)
        taken, pending, content = 0, b"", bytearray()
        while not engine.eof:
            try:
                if not pending:
                    pending = self._raw_piece(taken)
                    taken += len(pending)
                content += engine.decompress(pending, _PIECE)
                pending = engine.unconsumed_tail
            except zlib.error as error:
                del self._raw[: len(_MEMBER)]
                yield InputError("truncated", f"a damaged part of the packed archive ({error}); reading went on at the next")
                return
            if len(content) > self._limit:
                del self._raw[:taken]
                taken = 0
                yield bytes(content)
                content.clear()
        self._raw[:taken] = engine.unused_data
        if content:
            yield bytes(content)

    def _raw_piece(self, begin: int) -> bytes:
        """Give some packed bytes from `begin` on; raises `zlib.error` where there are none."""
        if begin == len(self._raw) and not self._ended:
            self._more()
        if begin == len(self._raw):
            raise zlib.error("it ends early")
        return bytes(self._raw[begin : begin + CHUNK])

    def _more(self) -> None:
        if not self._ended:
            piece = self._packed.read(CHUNK)
            self._ended = not piece
            self._raw += piece


def is_archive(head: bytes, *, named: bool) -> Literal["plain", "packed"] | None:
    """Whether a stream is a web archive, told by its first bytes; where it is `named` so, the first record may be damaged."""
    if head.startswith(MARK) or (named and _START.search(head)):
        return "plain"
    try:
        if head.startswith(GZIP) and zlib.decompressobj(wbits=31).decompress(head, 16).startswith(MARK):
            return "packed"
    except zlib.error:
        pass
    return "packed" if named and _MEMBER in head else None


def _page(record: bytes) -> Page | InputError | None:
    """Parse a record; None for one that is no page."""
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    kinds = (WarcRecordType.response, WarcRecordType.resource, WarcRecordType.conversion)
    try:
        found = next(iter(ArchiveIterator(BytesIO(record), auto_decode="all")), None)
        return _of_record(found) if found is not None and found.record_type in kinds else None
    except (KeyboardInterrupt, SystemExit, GeneratorExit):
        raise
    # The parser, written in Rust, panics on some broken records; a panic is no `Exception`.
    except BaseException as error:
        return InputError("truncated", f"a record that cannot be parsed ({type(error).__name__}: {str(error)[:200]})")


def _of_record(record: WarcRecord) -> Page | None:
    headers = record.http_headers
    if headers is not None and headers.status_code != 200:
        return None
    declared = (record.http_content_type if headers is not None else record.headers.get("Content-Type")) or ""
    kind = declared.partition(";")[0].strip().lower()
    if kind not in _PAGES:
        return None
    data = record.reader.read()
    captured = record.record_date.date().isoformat()
    charset, language = (record.http_charset, headers.get("Content-Language")) if headers is not None else (None, None)
    return Page(record.headers.get("WARC-Target-URI") or "", data, kind, charset, captured, language)
