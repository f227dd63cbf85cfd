"""MurmurHash of many strings at once, with numpy alone: where weights that share rows by hashing keep what they know.

Austin Appleby's MurmurHash64A and MurmurHash3_x64_128 (public domain), worked out for all strings of as many blocks
together.  spaCy and floret hash with the same functions, so weights trained with them are read as they were written.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

Hashes = np.ndarray[Any, np.dtype[np.uint64]]
Words32 = np.ndarray[Any, np.dtype[np.uint32]]

_M, _R = np.uint64(0xC6A4A7935BD1E995), np.uint64(47)
_C1, _C2 = np.uint64(0x87C37B91114253D5), np.uint64(0x4CF5AD432745937F)
_F1, _F2, _S33 = np.uint64(0xFF51AFD7ED558CCD), np.uint64(0xC4CEB9FE1A85EC53), np.uint64(33)
_BLOCK, _BLOCK_128 = 8, 16


def hashes_64(keys: Sequence[bytes], seed: int) -> Hashes:
    """Give MurmurHash64A of byte strings, shape (keys,)."""
    return _by_blocks(keys, _BLOCK, 1, lambda blocks, full, sizes: _murmur_64(blocks, full, sizes, seed)).reshape(-1)


def hashes_128(keys: Sequence[bytes], seed: int) -> Words32:
    """Give MurmurHash3_x64_128 of byte strings as four numbers of 32 bits each, shape (keys, 4)."""
    return _by_blocks(keys, _BLOCK_128, 2, lambda blocks, full, sizes: _murmur_128(blocks, full, sizes, seed)).view("<u4")


def hashes_128_of(numbers: Hashes, seed: int) -> Words32:
    """Give MurmurHash3_x64_128 of numbers of 64 bits, shape (numbers, 4)."""
    blocks = np.stack([numbers, np.zeros_like(numbers)], axis=1)
    return _murmur_128(blocks, 0, np.full(len(numbers), _BLOCK, dtype=np.uint64), seed).view("<u4")


def _by_blocks(keys: Sequence[bytes], block: int, width: int, hashed: Callable[[Hashes, int, Hashes], Hashes]) -> Hashes:
    """Hash strings of as many whole blocks together; what is left over is filled up with zeros."""
    groups: dict[tuple[int, bool], list[int]] = defaultdict(list)
    for i, key in enumerate(keys):
        full, rest = divmod(len(key), block)
        groups[full, rest > 0].append(i)
    out = np.zeros((len(keys), width), dtype=np.uint64)
    for (full, more), places in groups.items():
        room = (full + more) * block
        filled = b"".join([keys[i].ljust(room, b"\0") for i in places])
        blocks = np.frombuffer(filled, dtype="<u8").reshape(len(places), room // _BLOCK)
        sizes = np.array([len(keys[i]) for i in places], dtype=np.uint64)
        out[places] = hashed(blocks, full, sizes).reshape(-1, width)
    return out


def _murmur_64(blocks: Hashes, full: int, sizes: Hashes, seed: int) -> Hashes:
    """MurmurHash64A of strings of so many full blocks of 8 bytes and perhaps one that was filled up."""
    h: Hashes = np.uint64(seed) ^ (sizes * _M)
    for i in range(full):
        k = blocks[:, i] * _M
        k ^= k >> _R
        h = (h ^ (k * _M)) * _M
    if blocks.shape[1] > full:
        h = (h ^ blocks[:, -1]) * _M
    h = (h ^ (h >> _R)) * _M
    return h ^ (h >> _R)


def _murmur_128(blocks: Hashes, full: int, sizes: Hashes, seed: int) -> Hashes:
    """MurmurHash3_x64_128 of strings of so many full blocks of 16 bytes and perhaps one that was filled up: shape (strings, 2)."""
    h1 = np.full(len(blocks), seed, dtype=np.uint64)
    h2 = h1
    for i in range(full):
        h1 = (_turned(h1 ^ _first(blocks[:, 2 * i]), 27) + h2) * np.uint64(5) + np.uint64(0x52DCE729)
        h2 = (_turned(h2 ^ _second(blocks[:, 2 * i + 1]), 31) + h1) * np.uint64(5) + np.uint64(0x38495AB5)
    if blocks.shape[1] > 2 * full:
        h1, h2 = h1 ^ _first(blocks[:, -2]), h2 ^ _second(blocks[:, -1])
    h1, h2 = h1 ^ sizes, h2 ^ sizes
    h1 = h1 + h2
    h2 = h2 + h1
    h1, h2 = _mixed(h1), _mixed(h2)
    h1 = h1 + h2
    return np.stack([h1, h2 + h1], axis=1)


def _first(k: Hashes) -> Hashes:
    return _turned(k * _C1, 31) * _C2


def _second(k: Hashes) -> Hashes:
    return _turned(k * _C2, 33) * _C1


def _turned(x: Hashes, bits: int) -> Hashes:
    turned: Hashes = (x << np.uint64(bits)) | (x >> np.uint64(64 - bits))
    return turned


def _mixed(k: Hashes) -> Hashes:
    k = (k ^ (k >> _S33)) * _F1
    k = (k ^ (k >> _S33)) * _F2
    mixed: Hashes = k ^ (k >> _S33)
    return mixed
