"""How weights are kept: one file per language, 16-bit numbers on disk, 32-bit in memory.

`engine.msgpack` holds the weights of tagger and net, `lemmas.msgpack`
the lemma table.  The digest of both is what a reading names as its engine.
"""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

import msgspec
import numpy as np

from depesche.errors import EngineError
from depesche.language.lemmas import LemmaTable

ENGINE_FILE = "engine.msgpack"
LEMMA_FILE = "lemmas.msgpack"
LAYOUT = 4
"""Number of the file layout; a file of another layout is refused."""


def write_engine(path: Path, *, language: str, version: str, tagger: dict[str, Any], net: dict[str, Any]) -> None:
    """Write the weights file: the arguments of `Tagger` (all but its vocab) and of `Net`."""
    head = {"layout": LAYOUT, "language": language, "version": version, "tagger": tagger, "net": net}
    path.write_bytes(packed(head))


def read_engine(path: Path) -> dict[str, Any]:
    """Read a weights file back; raises `EngineError` if it is missing or does not fit."""
    if not path.is_file():
        raise EngineError(f"{path}: no weights here; build them with `python -m depesche.training build`")
    try:
        head = unpacked(path.read_bytes())
    except (ValueError, TypeError, KeyError) as wrong:
        raise EngineError(f"{path}: cannot be read as weights ({wrong}); install the package again") from wrong
    if not isinstance(head, dict) or head.get("layout") != LAYOUT:
        raise EngineError(f"{path}: made for another version of Depesche; build or install it again")
    return head


def packed(value: Any) -> bytes:
    """Write dicts, lists, texts, numbers and arrays as MessagePack, arrays in the way of `msgpack-numpy`."""
    return msgspec.msgpack.encode(value, enc_hook=_array_as_dict)


def unpacked(data: bytes) -> Any:
    """Read what `packed` wrote; raises `ValueError`, `TypeError` or `KeyError` for anything else."""
    return _with_arrays(msgspec.msgpack.decode(data))


def _array_as_dict(value: object) -> dict[bytes, Any]:
    if not isinstance(value, np.ndarray):
        raise TypeError(f"{type(value).__name__} is not kept in weights")
    return {b"nd": True, b"type": value.dtype.str, b"kind": b"", b"shape": list(value.shape), b"data": value.tobytes()}


def _with_arrays(value: Any) -> Any:
    if isinstance(value, list):
        return [_with_arrays(one) for one in value] if value and isinstance(value[0], dict | list) else value
    if not isinstance(value, dict):
        return value
    if b"nd" in value:
        return np.frombuffer(value[b"data"], dtype=np.dtype(value[b"type"])).reshape(value[b"shape"])
    return {key: _with_arrays(one) for key, one in value.items()}


def write_lemmas(path: Path, table: LemmaTable) -> None:
    """Write a lemma table, the same bytes for the same table."""
    ordered = LemmaTable(
        forms={k: dict(sorted(table.forms[k].items())) for k in sorted(table.forms)},
        rules={k: dict(sorted(table.rules[k].items())) for k in sorted(table.rules)},
        genders=dict(sorted(table.genders.items())),
        nouns=dict(sorted(table.nouns.items())),
    )
    path.write_bytes(msgspec.msgpack.encode((ordered, sorted(table.lower), sorted(table.verbs))))


def read_lemmas(path: Path) -> LemmaTable:
    """Read a lemma table back; raises `EngineError` if it is missing or damaged."""
    try:
        table, lower, verbs = msgspec.msgpack.decode(path.read_bytes(), type=tuple[LemmaTable, list[str], list[str]])
    except (OSError, msgspec.DecodeError) as wrong:
        raise EngineError(f"{path}: no usable lemma table ({wrong}); install the package again") from wrong
    table.lower, table.verbs = frozenset(lower), frozenset(verbs)
    return table


def digest(folder: Path) -> str:
    """Give the sha256 over both files of an engine."""
    sums = hashlib.sha256()
    for name in (ENGINE_FILE, LEMMA_FILE):
        sums.update((folder / name).read_bytes())
    return sums.hexdigest()
