"""One stream of bytes to its reports: unpack, tell the format, cut it into records, settle each as a report.

Cutting is cheap and settling is not (the main text of a page, its language, its cuts): so records can be settled in other
processes, and be passed over where they were read before.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from io import BytesIO
from pathlib import Path, PurePath
from tempfile import TemporaryDirectory
from typing import Any

import msgspec

from depesche import parquet
from depesche.errors import InputError
from depesche.intake.assemble import assemble
from depesche.intake.decode import decode
from depesche.intake.feed import read_feed
from depesche.intake.fields import digest, draft_of, parse_object
from depesche.intake.html import declared_encoding, declared_language, read_page, sample
from depesche.intake.kinds import HEAD, extension, kind_of, refuse_binary
from depesche.intake.mail import read_mail
from depesche.intake.markdown import read_markdown
from depesche.intake.options import Draft, IntakeOptions
from depesche.intake.shapes import shape_of
from depesche.intake.table import read_table
from depesche.intake.tongue import refuse_other
from depesche.intake.unpack import GZIP, ByteStream, Peeked, Unpacked, lines, read_all
from depesche.intake.warc import Members, Page, is_archive, pages
from depesche.records import READING_SCHEMA, Published, Reading, Rejected, Report, reading_from_json

Outcome = Report | Rejected
_BYTES_A_CHAR = 6
"""A code point of a JSON line takes at most so many bytes (as an escape), of UTF-8 text four."""
_MARK = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a stream comes from: origin, name, address, the encoding its server declares, settings."""

    origin: str
    name: str
    options: IntakeOptions
    url: str | None = None
    encoding: str | None = None

    def at(self, number: int | None) -> str:
        """Give the origin of one record: `reports.jsonl:12`."""
        return self.origin if number is None else f"{self.origin}:{number}"

    def stem(self, number: int | None) -> str | None:
        """Give the name of a report that has none: the file's stem, and the record's number."""
        stem = PurePath(self.name).name
        for _ in range(2 if stem.lower().endswith(".gz") else 1):
            stem = stem.rpartition(".")[0] or stem
        return (stem if number is None else f"{stem}:{number}") or None


@dataclass(frozen=True, slots=True)
class Document:
    """A document that is one report: its bytes and its format."""

    data: bytes
    kind: str


@dataclass(frozen=True, slots=True)
class Stored:
    """A reading or rejection that Depesche wrote before, as its JSON line."""

    line: bytes


@dataclass(frozen=True, slots=True)
class Record:
    """A record cut out of a source, not yet settled: what there is of it (bytes are a JSON object), where it stands."""

    content: Draft | InputError | Page | Document | Stored | bytes
    place: Place
    number: int | None = None

    @property
    def size(self) -> int:
        """About so many bytes it holds."""
        match self.content:
            case bytes(data) | Document(data=data) | Page(data=data) | Stored(line=data):
                return len(data)
            case Draft(text=text):
                return len(text)
        return 0

    @property
    def origin(self) -> str:
        """The origin of the report it becomes, or of its rejection."""
        return self.place.at(self.number)

    def settle(self) -> Outcome:
        """Make the report of it, or the rejection of what went wrong.

        A reading that was stored gives its report again, as it was before anything was inferred, to be read anew.
        """
        try:
            match self.content:
                case bytes():
                    return _settled(_object(self.content, self.place), self.place, self.number)
                case Document():
                    return _settled(_single(self.content.data, self.content.kind, self.place), self.place)
                case Page():
                    return _settled(_captured(self.content, self.place), self.place, self.number)
                case Stored():
                    stored = self.stored()
                    return _unread(stored) if isinstance(stored, Reading) else stored or _settled(_no_reading(), self.place, self.number)
            return _settled(self.content, self.place, self.number)
        except InputError as error:
            return _rejected(self.origin, error)

    def stored(self) -> Reading | Rejected | None:
        """Give the reading or rejection that was stored; None for a record that is still to be read."""
        if not isinstance(self.content, Stored):
            return None
        try:
            kind = msgspec.json.decode(self.content.line, type=_Schema).schema
            line = self.content.line
            return reading_from_json(line) if kind == READING_SCHEMA else msgspec.json.decode(line, type=Rejected)
        except (msgspec.MsgspecError, ValueError, RecursionError):
            return _rejected(self.origin, _no_reading())


class _Schema(msgspec.Struct):
    schema: str = ""


def _no_reading() -> InputError:
    return InputError("json", "holds no reading that this version knows")


def _unread(reading: Reading) -> Report:
    report = reading.report
    return report if report.published.basis != "inferred" else msgspec.structs.replace(report, published=Published())


def report_from_bytes(data: bytes, *, name: str, options: IntakeOptions | None = None) -> Iterator[Outcome]:
    """Give every report that bytes hold, and a `Rejected` for everything in them that is none.

    Args:
        data: A file's content, in any of the formats.
        name: Its name: origin of the reports, and a help where the content leaves the format open.
        options: How it is to be taken in.

    """
    yield from read_stream(BytesIO(data), origin=name, options=options or IntakeOptions())


def read_stream(
    stream: ByteStream, *, origin: str, options: IntakeOptions, url: str | None = None, encoding: str | None = None
) -> Iterator[Outcome]:
    """Give every report of an open stream; nothing it holds stops the run.

    Args:
        stream: The bytes.
        origin: Where they come from, for reports and rejections.
        options: How they are to be taken in.
        url: Address they were fetched from, after redirects.
        encoding: Encoding the server declared.

    """
    for record in records_of(stream, origin=origin, options=options, url=url, encoding=encoding):
        yield record.settle()


def records_of(
    stream: ByteStream,
    *,
    origin: str,
    options: IntakeOptions,
    url: str | None = None,
    encoding: str | None = None,
    path: Path | None = None,
) -> Iterator[Record]:
    """Cut an open stream into its records, each to be settled as a report, in the order of the stream.

    Args:
        stream: The bytes.
        origin: Where they come from, for reports and rejections.
        options: How they are to be taken in.
        url: Address they were fetched from, after redirects.
        encoding: Encoding the server declared.
        path: The file that the stream reads, where it is one: Parquet is read from a file.

    """
    place = Place(origin, url or origin, options, url, encoding)
    try:
        raw = Peeked(stream, HEAD)
        if packed := is_archive(raw.head, named=extension(place.name) == "warc"):
            yield from _archive(Members(raw, options.max_bytes) if packed == "packed" else raw, place)
            return
        peeked = _opened(raw, options)
        if peeked.head.startswith(parquet.MARK):
            yield from _parquet(peeked, place, path if peeked is raw else None)
            return
        kind = _kind(peeked.head, place)
        if kind == "jsonl":
            yield from _jsonl(peeked, place)
        else:
            yield from _whole(read_all(peeked, _limit(kind, options)), kind, place)
    except InputError as error:
        yield Record(error, place)


def _parquet(stream: ByteStream, place: Place, path: Path | None) -> Iterator[Record]:
    """Rows of a Parquet file as JSONL lines; of one that Depesche wrote, what was stored in it."""
    if path is None:
        with TemporaryDirectory() as folder:
            copy = Path(folder, "stream.parquet")
            with copy.open("wb") as out:
                while piece := stream.read(1 << 20):
                    out.write(piece)
            yield from _parquet(stream, place, copy)
        return
    names = parquet.columns(path)
    empty = True
    if set(parquet.COLUMNS) <= set(names):
        for number, line in enumerate(parquet.outcomes(path), start=1):
            yield Record(Stored(line), place, number)
        return
    _check_columns(names, place.options)
    for number, row in enumerate(parquet.rows(path), start=1):
        empty = False
        yield Record(row, place, number)
    if empty:
        yield Record(InputError("empty", "holds no records"), place)


def _check_columns(names: tuple[str, ...], options: IntakeOptions) -> None:
    wanted = {options.csv_map.get("text", "text"), options.csv_map.get("html", "html")}
    if not wanted.intersection(names) and (options.csv_map or not shape_of(names)):
        listed = ", ".join(map(repr, names[:8]))
        raise InputError("format", f"has no column text or html (columns: {listed}); name it with --map text=COLUMN")


def _opened(peeked: Peeked, options: IntakeOptions) -> Peeked:
    if peeked.head.startswith(GZIP):
        peeked = Peeked(Unpacked(peeked, floor=options.max_bytes), HEAD)
    if not peeked.head:
        raise InputError("empty", "is an empty file")
    if peeked.head.startswith(GZIP):
        raise InputError("binary", "is a gzip file inside a gzip file; unpack it once")
    return peeked


def _kind(head: bytes, place: Place) -> str:
    refuse_binary(head)
    sample = head
    for mark, name in ((b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be")):
        sample = head.decode(name, "replace").encode("utf-8", "replace") if head.startswith(mark) else sample
    if not sample.strip(_MARK + b" \t\r\n\f\v"):
        raise InputError("empty", "holds nothing but white space")
    return place.options.format or kind_of(sample, place.name, place.options.csv_map)


def _limit(kind: str, options: IntakeOptions) -> int:
    # Plain text of more bytes than this has more characters than allowed; the rest need not be read.
    if kind in ("text", "markdown"):
        return min(options.max_bytes, 4 * options.max_chars + 4)
    return options.max_bytes


def _whole(data: bytes, kind: str, place: Place) -> Iterator[Record]:
    """Read a document that is held as a whole: everything but JSONL."""
    if kind == "json":
        yield from _json(data, place)
    elif kind in ("csv", "tsv"):
        for number, found in read_table(data, place.options, tabs=kind == "tsv"):
            yield Record(found, place, number)
    elif kind == "feed":
        for number, entry in enumerate(read_feed(data), start=1):
            yield Record(entry, place, number)
    else:
        yield Record(Document(data, kind), place)


def _single(data: bytes, kind: str, place: Place) -> Draft:
    if kind == "eml":
        return read_mail(data, place.options)
    declared = (declared_encoding(data) if kind == "html" else None) or place.encoding
    text = decode(data, declared=declared, fallback=place.options.encoding)
    draft = Draft(id=digest(data), text=text)
    if kind == "markdown":
        return read_markdown(draft)
    if kind != "html":
        return draft
    _refuse_other(text, None, place)
    return replace(draft, **_page_fields(text))


def _refuse_other(page: str, header: str | None, place: Place) -> None:
    """Refuse a page that says itself, and looks at first sight, as if it were of another language, before its main text is sought."""
    options = place.options
    declared = header or declared_language(page)
    if declared and not options.language:
        refuse_other(declared, sample(page), languages=options.languages)


def _page_fields(text: str) -> dict[str, Any]:
    page = read_page(text)
    return {"text": page.text, "title": page.title, "dated": page.dated, "hint": page.language,
            "url": page.url, "outlet": page.outlet, "headline": False}  # fmt: skip


def _jsonl(stream: ByteStream, place: Place) -> Iterator[Record]:
    limit = _BYTES_A_CHAR * place.options.max_chars + HEAD
    empty = True
    for number, line in lines(stream, limit):
        if isinstance(line, InputError):
            empty = False
            yield Record(line, place, number)
        elif bare := line.removeprefix(_MARK if number == 1 else b"").strip():
            empty = False
            yield Record(bare, place, number)
    if empty:
        yield Record(InputError("empty", "holds no records"), place)


def _archive(stream: ByteStream, place: Place) -> Iterator[Record]:
    """Pages of a web archive; each is a report of its address, captured on a known day."""
    empty = True
    for number, found in pages(stream, place.options.max_bytes):
        empty = False
        yield Record(found, place, number)
    if empty:
        yield Record(InputError("empty", "holds no pages"), place)


def _captured(page: Page, place: Place) -> Draft:
    declared = (declared_encoding(page.data) if page.kind != "text/plain" else None) or page.encoding
    text = decode(page.data, declared=declared, fallback=place.options.encoding)
    draft = Draft(id=digest(page.data), text=text, url=page.url or None, captured=page.captured, doc=page.url or None)
    if page.kind == "text/plain":
        return draft
    _refuse_other(text, page.language, place)
    fields = _page_fields(text)
    return replace(draft, **{**fields, "url": page.url or fields["url"]})


def _object(line: bytes, place: Place) -> Draft | InputError:
    try:
        return draft_of(parse_object(line), place.options.csv_map)
    except InputError as error:
        return error
    except RecursionError:
        return InputError("json", "is nested too deeply")


def _json(data: bytes, place: Place) -> Iterator[Record]:
    """One object, or a list of them."""
    data = data.removeprefix(_MARK)
    if not data.lstrip().startswith(b"["):
        yield Record(data, place)
        return
    try:
        items = msgspec.json.decode(data, type=list[msgspec.Raw])
    except (msgspec.MsgspecError, RecursionError) as error:
        raise InputError("json", f"is no JSON list: {error}") from None
    if not items:
        raise InputError("empty", "is an empty list")
    for number, item in enumerate(items, start=1):
        yield Record(bytes(item), place, number)


def _settled(found: Draft | InputError, place: Place, number: int | None = None) -> Outcome:
    """Make a report of a draft, or a rejection of what went wrong, under the origin of its record."""
    origin = place.at(number)
    try:
        if isinstance(found, InputError):
            raise found
        doc = found.doc or place.stem(number)
        draft = replace(found, origin=origin, doc=doc, url=found.url or place.url)
        return assemble(draft, place.options)
    except InputError as error:
        return _rejected(origin, error)


def _rejected(origin: str, error: InputError) -> Rejected:
    return Rejected(origin=origin, reason=error.reason, detail=error.detail)
