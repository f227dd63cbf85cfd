"""The hashes against spaCy's and thinc's, which wrote the weights."""

import numpy as np
import pytest
from spacy.strings import StringStore, hash_string
from spacy.vectors import Vectors
from thinc.api import NumpyOps

from depesche.language.forms import WordKnowledge
from depesche.language.hashes import hashes_64, hashes_128, hashes_128_of

STRINGS = ["a", "Minister", "Ministerin", "Außenministerium", "Außenministeriums", "x" * 31, "y" * 32, "z" * 33, "日本", "q" * 100]


def test_64_bits_are_those_of_spacy():
    assert hashes_64([s.encode() for s in STRINGS], 1).tolist() == [hash_string(s) for s in STRINGS]


def test_numbers_are_hashed_as_thinc_hashes_them():
    numbers = np.array([0, 1, 2**63 + 5, *map(hash_string, STRINGS)], dtype=np.uint64)
    assert hashes_128_of(numbers, 8).tolist() == NumpyOps().hash(numbers, 8).tolist()


def test_128_bits_agree_for_numbers_and_their_bytes():
    numbers = np.array([3, 2**40 + 1], dtype="<u8")
    assert hashes_128([n.tobytes() for n in numbers], 5).tolist() == hashes_128_of(numbers, 5).tolist()


@pytest.mark.parametrize("hash_count", [1, 2, 4])
def test_vectors_of_word_parts_are_those_of_floret(hash_count):
    rows = np.random.default_rng(1).normal(size=(97, 5)).astype(np.float32)
    hashing = {"minn": 3, "maxn": 5, "hash_count": hash_count, "hash_seed": 2166136261}
    theirs = Vectors(strings=StringStore(STRINGS), data=rows, mode="floret", **hashing).get_batch(STRINGS)
    ours = WordKnowledge(subwords=rows, hashing=hashing).vectors(STRINGS)
    assert np.allclose(theirs, ours, atol=1e-4)
    assert ours.dtype == np.float32


def test_nothing_in_nothing_out():
    assert hashes_64([], 1).shape == (0,)
    assert hashes_128([], 1).shape == (0, 4)
