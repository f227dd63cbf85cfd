"""The tagger: words -> STTS or Penn tags, with numpy alone.

A convolution over windows of three words, four deep, on hashed features of the
form (spaCy's `MultiHashEmbed` and `MaxoutWindowEncoder`; Honnibal 2016).  It is
trained with spaCy (`depesche.training`); here it only reads, twice as fast,
because what a form alone puts in is worked out once a form.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from depesche.language.forms import Array, Remembered
from depesche.language.hashes import Hashes, hashes_64, hashes_128_of
from depesche.language.tokenizer import Rules

_LONGEST, _RUN = 100, 4
"""Letters from which on a form has no outline, and from which on a run in it is cut."""
_ROWS = 512
"""Words convolved together: their windows stay in the processor's cache."""
_SMALL = 1e-8
_SEED = 1
"""Of the hashes spaCy gives to strings."""


class Looks:
    """What spaCy's vocabulary says of a form, as the numbers it gives to strings.

    Args:
        rules: Of the language; its `norms` and `symbols` are used.

    """

    def __init__(self, rules: Rules) -> None:
        self._norms, self._symbols = rules.norms, rules.symbols

    def numbers(self, forms: Sequence[str]) -> list[Hashes]:
        """Give norms, first letters, last three letters and outlines of forms as numbers, shape (forms,) each."""
        texts = (
            [self._norms.get(form) or form.lower() for form in forms],
            [form[:1] for form in forms],
            [form[-3:] for form in forms],
            [outline(form) for form in forms],
        )
        return [self._hashed(some) for some in texts]

    def _hashed(self, texts: Sequence[str]) -> Hashes:
        found = hashes_64([text.encode() for text in texts], _SEED)
        for i, text in enumerate(texts):
            if text in self._symbols:
                found[i] = self._symbols[text]
        return found


def outline(form: str) -> str:
    """Give the outline of a form as spaCy draws it, runs cut at four: `Treffen` = `Xxxxx`."""
    if len(form) >= _LONGEST:
        return "LONG"
    signs, last, run = [], "", 0
    for letter in form:
        sign = ("X" if letter.isupper() else "x") if letter.isalpha() else "d" if letter.isdigit() else letter
        run = run + 1 if sign == last else 0
        last = sign
        if run < _RUN:
            signs.append(sign)
    return "".join(signs)


class Tagger:
    """A trained tagger.

    Args:
        arrays: Weights by name, as `depesche.training.tagger_arrays` writes them.
        labels: Tags the output layer chooses from.
        seeds: Seeds of the hashes of the four features.
        depth: How many convolutions follow each other.
        looks: Knows features of forms.

    """

    def __init__(self, arrays: Mapping[str, Any], labels: Sequence[str], seeds: Sequence[int], depth: int, looks: Looks) -> None:
        self._arrays: dict[str, Array] = {k: np.ascontiguousarray(v, dtype=np.float32) for k, v in arrays.items()}
        self._labels, self._seeds, self._depth, self._looks = list(labels), list(seeds), depth, looks
        self._width = len(self._arrays["b"])
        self._forms = Remembered(self._of_forms, width=self._width)

    def tags(self, sentences: Sequence[Sequence[str]]) -> list[list[str]]:
        """Give the tags of sentences given as words."""
        out: list[list[str]] = []
        begin = 0
        while begin < len(sentences):
            end, rows = begin, 0
            while end < len(sentences) and rows < _ROWS:
                rows += len(sentences[end])
                end += 1
            out += self._chunk(sentences[begin:end])
            begin = end
        return out

    def _chunk(self, sentences: Sequence[Sequence[str]]) -> list[list[str]]:
        """Tag sentences laid out in one row, with as many empty words around each as the windows reach."""
        words = [w for s in sentences for w in s]
        sizes = np.array([len(s) for s in sentences])
        gaps = np.repeat(self._depth * np.arange(1, len(sizes) + 1), sizes)
        at = np.arange(len(words)) + gaps
        states = np.zeros((len(words) + self._depth * (len(sizes) + 1), self._width), dtype=np.float32)
        places = self._forms.places(words)
        states[at] = self._forms.rows[places]
        windows = np.zeros((len(states), 3 * self._width), dtype=np.float32)
        for layer in range(self._depth):
            windows[1:, : self._width] = states[:-1]
            windows[:, self._width : 2 * self._width] = states
            windows[:-1, 2 * self._width :] = states[1:]
            states += self._maxout(windows, str(layer))
        scores = states[at] @ self._arrays["Wtag"] + self._arrays["btag"]
        best = iter(scores.argmax(axis=1).tolist())
        return [[self._labels[next(best)] for _ in s] for s in sentences]

    def _maxout(self, x: Array, layer: str) -> Array:
        """Give the greatest of three linear pieces, its mean and spread made the same for every word."""
        y = x @ self._arrays["W" + layer]
        y += self._arrays["c" + layer]
        n = self._width
        best: Array = np.maximum(y[:, :n], y[:, n : 2 * n])
        np.maximum(best, y[:, 2 * n :], out=best)
        best -= best.mean(axis=1, keepdims=True)
        spread = np.einsum("ij,ij->i", best, best) / np.float32(n) + np.float32(_SMALL)
        best *= (1 / np.sqrt(spread))[:, None]
        best *= self._arrays["G" + layer]
        best += self._arrays["b" + layer]
        return best

    def _of_forms(self, forms: Sequence[str]) -> Array:
        """What forms put into the first convolution."""
        parts = []
        for i, numbers in enumerate(self._looks.numbers(forms)):
            table = self._arrays[f"emb{i}"]
            parts.append(table[hashes_128_of(numbers, self._seeds[i]) % len(table)].sum(axis=1))
        return self._maxout(np.concatenate(parts, axis=1), "")
