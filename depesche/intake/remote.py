"""Files in object stores and other file systems, by fsspec where it and the back end of the address are installed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from depesche.errors import InputError

_SCHEME = re.compile(r"(?:s3a?|gs|gcs|az|abfss?|adl|hf|oss|obs|hdfs|memory)://", re.IGNORECASE)
"""Stores that hold archives; what else fsspec opens (ftp, ssh, local files) stays closed, as addresses may come from lists."""


class _Remote:
    """An open remote file whose errors, whatever its back end raises, are input errors."""

    def __init__(self, stream: Any) -> None:
        self._stream = stream

    def read(self, size: int = -1, /) -> bytes:
        try:
            return bytes(self._stream.read(size))
        except Exception as error:  # each back end has errors of its own
            raise InputError("network", f"broke off: {error}") from None


def is_remote(source: str) -> bool:
    """Whether a source is an address that fsspec opens (`s3://`, `gs://`, `hf://` ...); web pages are fetched otherwise."""
    return _SCHEME.match(source) is not None


@contextmanager
def opened(url: str) -> Iterator[_Remote]:
    """Open a remote file for reading; raises `InputError` `network` with what to install, or what went wrong."""
    try:
        import fsspec
    except ImportError:
        raise InputError("network", "is read by fsspec, which is not installed: pip install fsspec") from None
    try:
        stream = fsspec.open(url, "rb").open()
    except ImportError as error:
        raise InputError("network", f"needs a further package: {error}") from None
    except Exception as error:  # each back end has errors of its own
        raise InputError("network", f"cannot be opened: {error}") from None
    try:
        yield _Remote(stream)
    finally:
        stream.close()
