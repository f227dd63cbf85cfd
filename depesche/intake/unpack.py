"""Byte streams that never grow beyond their limits: files, gzip, lines of bounded length."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from typing import Protocol

from depesche.errors import InputError

CHUNK = 65536
GZIP = b"\x1f\x8b"
_BOMB_RATIO = 200


class ByteStream(Protocol):
    """Anything that gives bytes: a file, standard input, an unpacked file."""

    def read(self, size: int = -1, /) -> bytes:
        """Give at most `size` bytes, b"" at the end."""
        ...


class Unpacked:
    """The content of a gzip stream, read piece by piece.

    Raises from `read`:
        InputError: `truncated` where it ends early or is damaged, `too-long` where it unpacks
            to much more than any text would (a bomb).
    """

    def __init__(self, packed: ByteStream, *, floor: int) -> None:
        """Unpack `packed`; below `floor` bytes of content no ratio is suspicious."""
        self._packed, self._floor = packed, floor
        self._engine = zlib.decompressobj(wbits=31)
        self._pending, self._took, self._gave = b"", 0, 0

    def read(self, size: int = CHUNK, /) -> bytes:
        """Give at most `size` bytes of content, b"" at the end."""
        while True:
            if self._engine.eof and not self._next_member():
                return b""
            data = self._pending or self._packed.read(CHUNK)
            self._took += 0 if self._pending else len(data)
            if not data:
                raise InputError("truncated", "the gzip file ends early; fetch it again")
            try:
                out = self._engine.decompress(data, max(1, size))
            except zlib.error as error:
                raise InputError("truncated", f"the gzip file is damaged ({error}); fetch it again") from None
            self._pending = self._engine.unconsumed_tail
            if out:
                return self._counted(out)

    def _next_member(self) -> bool:
        """A gzip file may be several in a row; what is no further member is ignored, as gzip does."""
        rest = self._engine.unused_data or self._packed.read(CHUNK)
        if not rest.startswith(GZIP):
            return False
        self._engine, self._pending = zlib.decompressobj(wbits=31), rest
        return True

    def _counted(self, out: bytes) -> bytes:
        self._gave += len(out)
        if self._gave > max(self._floor, _BOMB_RATIO * self._took):
            raise InputError("too-long", f"the gzip file unpacks to more than {self._gave:,} bytes, "
                             f"over {_BOMB_RATIO} times its size; unpack it yourself if you trust it")  # fmt: skip
        return out


class Peeked:
    """A stream whose first bytes have been looked at and are given again."""

    def __init__(self, stream: ByteStream, size: int) -> None:
        """Look at up to `size` bytes; an error after the first bytes is kept for the reader."""
        self._stream = stream
        self._error: InputError | None = None
        head = bytearray()
        try:
            while len(head) < size and (piece := stream.read(size - len(head))):
                head += piece
        except InputError as error:
            if not head:
                raise
            self._error = error
        self.head = bytes(head)
        self._rest = self.head

    def read(self, size: int = CHUNK, /) -> bytes:
        """Give at most `size` bytes, b"" at the end; raises the error that looking ahead met."""
        if self._rest:
            out, self._rest = self._rest[:size], self._rest[size:]
            return out
        if self._error:
            raise self._error
        return self._stream.read(size)


def read_all(stream: ByteStream, limit: int) -> bytes:
    """Give everything; raises `InputError` `too-long` beyond `limit` bytes."""
    out = bytearray()
    while piece := stream.read(CHUNK):
        out += piece
        if len(out) > limit:
            raise InputError("too-long", f"has more than {limit:,} bytes; the limits are --max-chars and max_bytes")
    return bytes(out)


def lines(stream: ByteStream, limit: int) -> Iterator[tuple[int, bytes | InputError]]:
    """Give (line number, line) of a stream; a line over `limit` bytes is an `InputError` in its place.

    An error of the stream itself comes last, in place of the line it breaks.
    """
    number, pending, skipping = 1, bytearray(), False
    while True:
        try:
            piece = stream.read(CHUNK)
        except InputError as error:
            yield number, error
            return
        if not piece:
            break
        *whole, last = piece.split(b"\n")
        for part in whole:
            line = bytes(pending) + part
            if not skipping:
                yield number, line if len(line) <= limit else _long(limit)
            number, pending, skipping = number + 1, bytearray(), False
        pending += b"" if skipping else last
        if len(pending) > limit:
            yield number, _long(limit)
            pending, skipping = bytearray(), True
    if pending:
        yield number, bytes(pending)


def _long(limit: int) -> InputError:
    return InputError("too-long", f"the line has more than {limit:,} bytes")
