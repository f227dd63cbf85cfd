"""A rule that makes a ring of words never stops the reading: rings are hung on the root."""

import pytest

from depesche.language.words import Word, break_rings


def sentence(heads):
    return [Word(text="x", plain="x", tag="", lemma="x", upos="X", feats="", head=h, deprel="dep", name="O") for h in heads]


@pytest.mark.parametrize(
    ("heads", "wanted"),
    [
        ([1, 1, 1], [1, 1, 1]),
        ([0, 2, 1, 2], [0, 0, 1, 2]),
        ([1, 2, 0], [0, 2, 0]),
        ([2, 3, 0, 1, 4], [4, 4, 0, 1, 4]),
    ],
)
def test_rings_are_broken(heads, wanted):
    words = sentence(heads)
    break_rings(words)
    assert [w.head for w in words] == wanted
    for i in range(len(words)):
        for _ in words:
            i = words[i].head
        assert words[i].head == i
