"""From sources to reports: files, folders, addresses, standard input, in a fixed order, one at a time."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from depesche.errors import InputError
from depesche.intake import lists, remote
from depesche.intake.document import Place, Record, records_of
from depesche.intake.fetching import fetch, is_url
from depesche.intake.options import IntakeOptions
from depesche.intake.unpack import ByteStream
from depesche.records import Rejected, Report

STDIN = "-"


def read_sources(sources: Iterable[str], options: IntakeOptions | None = None) -> Iterator[Report | Rejected]:
    """Give every report of the sources, and a `Rejected` for everything that is none.

    Args:
        sources: Paths of files or folders, URLs, lists of sources, or `-` for standard input.  Folders are read
            recursively, sorted by name; files and folders whose name begins with a dot are left out.
        options: How they are to be taken in.

    Yields:
        Reports and rejections in the order of the sources; the same sources give the same order.

    """
    for record in take_in(sources, options):
        yield record.settle()


def take_in(
    sources: Iterable[str], options: IntakeOptions | None = None, passed: Callable[[int], object] | None = None
) -> Iterator[Record]:
    """Give every record of the sources, each to be settled as a report or rejection; same arguments and order as `read_sources`.

    `passed` is told how many bytes of local files were passed since its last call.
    """
    settings = options or IntakeOptions()
    passed = passed or (lambda _: None)
    for source in sources:
        if source == STDIN:
            yield from records_of(sys.stdin.buffer, origin=STDIN, options=settings)
        elif remote.is_remote(source):
            yield from _from_remote(source, settings)
        elif is_url(source):
            yield from _from_url(source, settings)
        elif lists.is_list(source):
            yield from _from_list(source, settings, passed)
        else:
            yield from _from_path(Path(source), settings, passed)


def _from_url(url: str, options: IntakeOptions) -> Iterator[Record]:
    from io import BytesIO

    try:
        page = fetch(url, options)
    except InputError as error:
        yield _rejected(url, error, options)
        return
    yield from records_of(BytesIO(page.data), origin=url, options=options, url=page.url, encoding=page.encoding)


def _from_remote(url: str, options: IntakeOptions) -> Iterator[Record]:
    """Records of a file in an object store, read as they come."""
    try:
        with remote.opened(url) as stream:
            yield from records_of(stream, origin=url, options=options, url=url)
    except InputError as error:
        yield _rejected(url, error, options)


def _from_list(path: str, options: IntakeOptions, passed: Callable[[int], object]) -> Iterator[Record]:
    """Records of every source that a list names, in its order."""
    try:
        named = lists.sources_of(Path(path), options.base)
    except OSError as error:
        yield _rejected(path, _os_problem(error), options)
        return
    except InputError as error:
        yield _rejected(path, error, options)
        return
    for source in named:
        if lists.is_list(source):
            yield _rejected(source, InputError("format", f"is a list inside the list {path}; name it as a source"), options)
        else:
            yield from take_in([source], options, passed)


def _from_path(path: Path, options: IntakeOptions, passed: Callable[[int], object]) -> Iterator[Record]:
    for found, problem in files(path):
        origin = shown(found)
        try:
            if problem:
                raise problem
            with found.open("rb") as stream:
                guarded = _Guarded(stream, passed)
                yield from records_of(guarded, origin=origin, options=options, path=found)
                passed(max(0, found.stat().st_size - guarded.given))  # Parquet is read otherwise
        except OSError as error:
            yield _rejected(origin, _os_problem(error), options)
        except InputError as error:
            yield _rejected(origin, error, options)


def _rejected(origin: str, error: InputError, options: IntakeOptions) -> Record:
    return Record(error, Place(origin, origin, options))


class _Guarded:
    """A file whose read errors are input errors, so that they stay with the record they break."""

    def __init__(self, stream: BinaryIO, passed: Callable[[int], object]) -> None:
        self._stream: ByteStream = stream
        self._passed = passed
        self.given = 0

    def read(self, size: int = -1, /) -> bytes:
        try:
            piece = self._stream.read(size)
        except OSError as error:
            raise _os_problem(error) from None
        self.given += len(piece)
        self._passed(len(piece))
        return piece


def files(path: Path) -> Iterator[tuple[Path, InputError | None]]:
    """Give every file at or below a path with the problem that keeps it from being read, or None.

    A folder reached twice through links is read once, so links cannot lead in circles.
    """
    yield from _walk(path, seen=set(), named=True)


def _walk(path: Path, *, seen: set[tuple[int, int]], named: bool) -> Iterator[tuple[Path, InputError | None]]:
    try:
        state = path.stat()
        if stat.S_ISDIR(state.st_mode):
            if (state.st_dev, state.st_ino) in seen:
                return
            seen.add((state.st_dev, state.st_ino))
            names = sorted(entry.name for entry in path.iterdir() if not entry.name.startswith("."))
    except (OSError, ValueError) as error:
        yield path, _os_problem(error)
        return
    if stat.S_ISDIR(state.st_mode):
        for name in names:
            yield from _walk(path / name, seen=seen, named=False)
    elif stat.S_ISREG(state.st_mode) or (named and stat.S_ISFIFO(state.st_mode)):
        yield path, None
    else:
        yield path, InputError("format", "is no regular file (a device, socket or pipe)")


def _os_problem(error: OSError | ValueError) -> InputError:
    if isinstance(error, PermissionError):
        return InputError("permission", "may not be opened; change its permissions or leave it out")
    words = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return InputError("not-found", f"cannot be opened: {words}")


def shown(path: Path) -> str:
    """Give a path as text that any output can hold; bytes that are no UTF-8 become U+FFFD."""
    return os.fsencode(path).decode("utf-8", "replace")
