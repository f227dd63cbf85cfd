"""Which patterns are tried at a word: those that can begin with it and the word after it.

Words that the same patterns begin or go on with form a class; which patterns
a pair of classes leaves is worked out when the pair is first met.  So what is
tried at a word depends on no more than two look-ups, however many rows there are.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from depesche.reading.when_shapes import DIGITS, LETTERS, SUFFIX, Vocabulary

NONE = 0
"""The class of words that no pattern begins or goes on with; classes that can only go on are negative."""

REMEMBERED = 50_000
"""How many words of texts keep their class at most."""


class Classes(dict[str, int]):
    """The class of every word in lower case; words that are in no table are looked at when they are first met."""

    def __init__(self, words: Mapping[str, int], endings: Mapping[tuple[str, ...], int], digits: int) -> None:
        super().__init__(words)
        self._endings = endings
        self._tails = {form[-2:] for forms in endings for form in forms}
        self._digits = digits

    def __missing__(self, word: str) -> int:
        found = self._digits if word[0].isdigit() else NONE
        if word[-2:] in self._tails:
            found = next((kind for forms, kind in self._endings.items() if word.endswith(forms)), found)
        if len(self) < REMEMBERED:
            self[word] = found
        return found


class Index:
    """Finds by the classes of two words the patterns that may begin there.

    `classes`: the class of a word.
    """

    def __init__(self, pairs: Sequence[set[tuple[str, str]]], vocabulary: Vocabulary) -> None:
        self._following: dict[str, dict[str, list[int]]] = {}
        for number, found in enumerate(pairs):
            for first, second in found:
                self._following.setdefault(first, {}).setdefault(second, []).append(number)
        self._items: list[frozenset[str]] = [frozenset()]
        self._numbers: dict[frozenset[str], int] = {frozenset(): NONE}
        self._tried: dict[tuple[int, int], tuple[int, ...]] = {}
        used = set(self._following) | {second for following in self._following.values() for second in following} - {LETTERS}
        endings = {tuple(vocabulary.spelled[slot]): slot for slot in used if slot.startswith(SUFFIX)}
        words: dict[str, set[str]] = {}
        for item in used - set(endings.values()) - {DIGITS}:
            for word in (item[1:],) if item[0] == "=" else vocabulary.spelled[item]:
                words.setdefault(word, set()).add(item)
        for word, items in words.items():
            items.update(slot for forms, slot in endings.items() if word.endswith(forms))
        self.classes = Classes(
            {word: self._class(frozenset(items)) for word, items in words.items()},
            {forms: self._class(frozenset({slot})) for forms, slot in endings.items()},
            self._class(frozenset({DIGITS})),
        )

    def _class(self, items: frozenset[str]) -> int:
        if items not in self._numbers:
            begins = any(item in self._following for item in items)
            self._numbers[items] = len(self._items) if begins else -len(self._items)
            self._items.append(items)
        return self._numbers[items]

    def tried(self, first: int, second: int) -> tuple[int, ...]:
        """The numbers of the patterns, in order of the table, that can begin with words of these classes."""
        known = self._tried.get((first, second))
        if known is None:
            after = self._items[abs(second)] | {LETTERS}
            following = [self._following[item] for item in self._items[abs(first)] if item in self._following]
            known = tuple(sorted({number for found in following for item in after for number in found.get(item, ())}))
            self._tried[first, second] = known
        return known
