"""Whether two written names, in any two scripts, are spellings of one name: score and reason.

Each name is cut into parts (`parts.py`); parts answer each other one to one, or one to several written together
(`Jong-un` - `Jongun`); how well two parts answer each other is told by learnt weights (`alignment.py`).  All parts of
the shorter name must be found in the other; parts left over on both sides are a contradiction (other given name, other
person).  Evidence grows with the letters that answer each other, so short names need a better fit.

Only the writing is compared: two people who bear one name are not told apart.
"""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from depesche.naming.alignment import evidence, expected, fit, scripts, weights
from depesche.naming.letters import letters_of, romanised
from depesche.naming.parts import INITIAL, NAME, PARTICLE, Part, Written, full_forms, has_ending, written

THRESHOLD = 0.5
"""Score from which `same` says yes."""
_LONGEST = 4
"""Most parts written together that one part may answer."""
_MOST_PARTS, _MOST_LETTERS = 12, 40
"""What is longer is no name, and would take long to compare."""
_AGREES = 0.25
"""Fit of two parts, 0..1, below which they are different names."""
_OTHERS = 0.3
"""How much of the fit of the worst linked part depends on that of the others."""
_ENOUGH = 6.0
"""Evidence at which a perfect fit scores 0.63, twice of it 0.86: short names need company."""
_LEFT_OVER = 0.03
"""What a name left over on one side (a middle name) takes off the score."""
_RUSSIAN = str.maketrans("іїєґў", "ииегв")
"""Ukrainian and Belarusian letters as Russian writes the same foreign name."""
_BARE = str.maketrans("эыłđ", "еиld")
_SPACED = frozenset({"Hang", "Hani"})
"""Scripts that never write one foreign word as two."""
_CONFLICT, _UNSURE = 0.3, 0.45
"""Highest scores of names whose parts contradict each other, and of names that may be one but lack proof."""
_CLEAR = 0.6
"""Fit of two parts from which neither is tried as a piece of a longer part."""


@dataclass(frozen=True, slots=True)
class Match:
    """How sure it is that two written names are one name.

    Attributes:
        score: 0..1; from `THRESHOLD` on `same` says yes.
        kind: `full` (given name and surname answer each other), `single` (both are single words), `part` (one name is a
            single part of the other: surname alone), `initials` (surnames answer, of a given name only the initial does),
            `conflict` (parts contradict each other), `none` (nothing in common).
        reason: One sentence for people, naming the parts that answer and those that do not.

    """

    score: float
    kind: str
    reason: str


@dataclass(frozen=True, slots=True)
class _Link:
    """Parts `a` of the left and `b` of the right name (first, one behind last) that answer each other."""

    a: tuple[int, int]
    b: tuple[int, int]
    fit: float
    evidence: float


def same(left: str, right: str) -> bool:
    """Whether two written names are spellings of one name; `match` says how sure and why."""
    return match(left, right).score >= THRESHOLD


def match(left: str, right: str) -> Match:
    """Compare two written names, in any order and any two scripts there are weights for.

    >>> match("Sergej Schoigu", "Шойгу, Сергей").kind
    'full'
    """
    a, b = written(left), written(right)
    if not a.parts or not b.parts:
        return Match(0.0, "none", "one of the names has no letters")
    if max(len(a.parts), len(b.parts)) > _MOST_PARTS or any(len(p.text) > _MOST_LETTERS for p in (*a.parts, *b.parts)):
        return Match(0.0, "none", "too long to be a name")
    if (a.script != "Latn", a.script, a.text) > (b.script != "Latn", b.script, b.text):
        a, b = b, a  # the Latin one to the left; otherwise any fixed order
    for one in (a, b):
        if one.script not in {"Latn", *scripts()}:
            return Match(0.0, "none", f"no weights for the script {one.script}")
    if [bare(p.text) for p in a.parts] == [bare(p.text) for p in b.parts] and a.generation == b.generation:
        return Match(1.0, "single" if len(a.parts) == 1 else "full", "written alike")
    return _Comparison(a, b).outcome()


class _Comparison:
    """The comparison of two cut names; the left one is in Latin letters if any is."""

    def __init__(self, left: Written, right: Written) -> None:
        if len(left.parts) == len(right.parts) == 2:  # `Al Franken`, `Ben Ali`: no particle where it is the given name
            left, right = _all_names(left), _all_names(right)
        self.left, self.right = left, right
        self.script = right.script
        self.a = [romanised(p.text, left.script, surname=left.syllabic and k == 0) for k, p in enumerate(left.parts)]
        self.b = [letters_of(p.text, right.script, surname=right.syllabic and k == 0) for k, p in enumerate(right.parts)]

    def outcome(self) -> Match:
        links = self._best_links()
        return self._judge(links)

    # --- which parts answer each other

    def _best_links(self) -> list[_Link]:
        """Find the set of links that do not overlap and carry most evidence."""
        alone = list(self._alone())
        best = self._chosen(alone)
        if self._covers(best) or not (best or min(len(self.a), len(self.b)) == 1):
            return best
        return self._chosen([*alone, *self._joined(best)])

    def _covers(self, links: Sequence[_Link]) -> bool:
        """Whether all parts of one of the names are linked; of names written by syllables, all of both."""
        whole = max if self.left.syllabic or self.right.syllabic else min
        return len(links) == whole(sum(p.kind != PARTICLE for p in one.parts) for one in (self.left, self.right))

    def _chosen(self, links: Sequence[_Link]) -> list[_Link]:
        candidates = sorted(links, key=lambda link: -link.evidence * link.fit)
        best: list[_Link] = []
        best_value = 0.0
        for start in range(min(4, len(candidates))):
            chosen: list[_Link] = []
            for link in candidates[start:] + candidates[:start]:
                if all(_apart(link.a, other.a) and _apart(link.b, other.b) for other in chosen):
                    chosen.append(link)
            # `sum` of floats gives other last digits from Python 3.12 on
            value = math.fsum(link.evidence * link.fit for link in chosen)
            if value > best_value:
                best, best_value = chosen, value
        return sorted(best, key=lambda link: link.a)

    def _alone(self) -> Iterator[_Link]:
        """Links of one part to one part."""
        for i, x in enumerate(self.left.parts):
            for j, y in enumerate(self.right.parts):
                if INITIAL in {x.kind, y.kind}:
                    if link := self._initial(i, j):
                        yield link
                elif (link := self._compared((i, i + 1), (j, j + 1))).fit >= _AGREES:
                    yield link

    def _joined(self, best: Sequence[_Link]) -> Iterator[_Link]:
        """Links of one part to several written together, where something is still without an answer."""
        good_a = {k for link in best if link.fit > _CLEAR for k in range(*link.a)}
        good_b = {k for link in best if link.fit > _CLEAR for k in range(*link.b)}
        for i in range(len(self.a)):
            for j in range(len(self.b)):
                for size in range(2, _LONGEST + 1):
                    for a, b in (((i, i + size), (j, j + 1)), ((i, i + 1), (j, j + size))):
                        if b[1] - b[0] > 1 and self.script in _SPACED and not self.right.syllabic:
                            continue
                        if self._free(a, self.left.parts, good_a) and self._free(b, self.right.parts, good_b):
                            link = self._compared(a, b)
                            if link.fit >= _AGREES:
                                yield link

    def _free(self, span: tuple[int, int], parts: Sequence[Part], taken: set[int]) -> bool:
        return span[1] <= len(parts) and not any(k in taken or parts[k].kind == INITIAL for k in range(*span))

    def _initial(self, i: int, j: int) -> _Link | None:
        x, y = self.left.parts[i], self.right.parts[j]
        fit = initial_fit(self.a[i], self.b[j], self.script)
        if fit < _AGREES or PARTICLE in {x.kind, y.kind}:
            return None
        return _Link((i, i + 1), (j, j + 1), fit, 1.5 * fit)

    def _compared(self, a: tuple[int, int], b: tuple[int, int]) -> _Link:
        x, y = "".join(self.a[slice(*a)]), "".join(self.b[slice(*b)])
        best = compared(x, y, self.script)
        if self.left.script == self.right.script:
            raw = ["".join(p.text for p in one.parts[slice(*span)]) for one, span in ((self.left, a), (self.right, b))]
            if bare(raw[0]) == bare(raw[1]):
                best = max(best, (1.0, expected(x, y, self.script)))
        if a[1] - a[0] == 1 == b[1] - b[0] and len(self.a) > 1:
            for form in full_forms().get(x, ()):
                best = max(best, _less(compared(form, y, self.script)))
            for form in full_forms().get(romanised(self.right.parts[b[0]].text, self.script), ()):
                best = max(best, _less(compared(x, form, "Latn")))
        return _Link(a, b, *best)

    # --- what that means

    def _judge(self, links: list[_Link]) -> Match:
        left, right = self.left.parts, self.right.parts
        rest_a = _left_over(left, [k for link in links for k in range(*link.a)])
        rest_b = _left_over(right, [k for link in links for k in range(*link.b)])
        told = self._told(links, rest_a, rest_b)
        solid = [link for link in links if not self._weak(link)]
        if not solid:
            return Match(0.0, "none", told)
        score = self._fit(links, solid)
        if self._contradict(links, rest_a, rest_b):
            return Match(min(score, _CONFLICT), "conflict", told)
        kind = self._kind(links, solid)
        score -= _LEFT_OVER * sum(part.kind == NAME for part in (*rest_a, *rest_b))
        if (self.left.syllabic or self.right.syllabic) and (rest_a or rest_b or not self._in_order(links)):
            score = min(score, _UNSURE)
        if kind in {"part", "initials"}:
            score = min(0.8 * score, _UNSURE)
        if self.left.generation != self.right.generation:
            told += f"; {self.left.generation or 'no generation'} / {self.right.generation or 'no generation'}"
            score = min(score, _UNSURE)
        return Match(round(max(0.0, score), 4), kind, told)

    def _weak(self, link: _Link) -> bool:
        """Whether a link says nothing by itself: an initial, a particle."""
        x, y = self.left.parts[link.a[0]].kind, self.right.parts[link.b[0]].kind
        return INITIAL in {x, y} or x == y == PARTICLE

    def _fit(self, links: Sequence[_Link], solid: Sequence[_Link]) -> float:
        """How well the linked parts fit, and how much evidence that is."""
        size = math.fsum(link.evidence for link in solid)
        mean = math.fsum(link.fit * link.evidence for link in solid) / size
        worst = min(link.fit for link in solid)
        return worst * (1.0 - _OTHERS + _OTHERS * mean) * (1.0 - math.exp(-math.fsum(link.evidence for link in links) / _ENOUGH))

    def _contradict(self, links: Sequence[_Link], rest_a: Sequence[Part], rest_b: Sequence[Part]) -> bool:
        """Whether parts are left over on both sides, or middle initials differ."""
        if rest_a and rest_b:
            return True
        if any(self._other_gender(link) for link in links):
            return True
        linked = {(link.a[0], link.b[0]) for link in links}
        return _other_initial(self.left.parts, self.right.parts, linked) or _other_initial(
            self.right.parts, self.left.parts, {(b, a) for a, b in linked}
        )

    def _other_gender(self, link: _Link) -> bool:
        """Whether one of two linked parts has the ending of a Slavic woman's surname and the other that of a man's."""
        x = "".join(p.text for p in self.left.parts[slice(*link.a)])
        y = "".join(p.text for p in self.right.parts[slice(*link.b)])
        return any(has_ending(one, "female") and has_ending(other, "male") for one, other in ((x, y), (y, x)))

    def _in_order(self, links: Sequence[_Link]) -> bool:
        """Whether linked parts follow each other alike in both names, but for a surname put last (`Jong-un Kim`)."""
        order = [link.b[0] for link in sorted(links, key=lambda link: link.a)]
        turns = sum(b < a for a, b in zip(order, order[1:] + order[:1], strict=True))
        return turns <= 1

    def _kind(self, links: Sequence[_Link], solid: Sequence[_Link]) -> str:
        names = [[p for p in one.parts if p.kind != PARTICLE] for one in (self.left, self.right)]
        if min(map(len, names)) == 1:
            whole = solid[0].a[1] - solid[0].a[0] >= len(names[0]) and solid[0].b[1] - solid[0].b[0] >= len(names[1])
            return ("single" if max(map(len, names)) == 1 else "full") if whole else "part"
        if len(solid) == 1 and solid[0].a[1] - solid[0].a[0] == 1 == solid[0].b[1] - solid[0].b[0]:
            both = [k for k in links if self.left.parts[k.a[0]].kind == INITIAL == self.right.parts[k.b[0]].kind]
            return "full" if both else "initials"
        return "full"

    def _told(self, links: Sequence[_Link], rest_a: Sequence[Part], rest_b: Sequence[Part]) -> str:
        pairs = []
        for link in links:
            x = " ".join(p.text for p in self.left.parts[slice(*link.a)])
            y = " ".join(p.text for p in self.right.parts[slice(*link.b)])
            pairs.append(f"{x} = {y} ({link.fit:.2f})")
        said = "; ".join(pairs) if pairs else "no part answers another"
        for rest in (rest_a, rest_b):
            if rest:
                said += f"; left over: {' '.join(p.text for p in rest)}"
        return said


def _apart(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[1] <= other[0] or other[1] <= one[0]


def _other_initial(parts: Sequence[Part], others: Sequence[Part], linked: set[tuple[int, int]]) -> bool:
    """Whether the first middle initial of a name answers another than the first middle name of the other one."""
    middle = [k for k in range(1, len(parts) - 1) if parts[k].kind == INITIAL]
    between = [k for k in range(1, len(others) - 1) if others[k].kind != PARTICLE]
    return bool(middle and between) and (middle[0], between[0]) not in linked


def _left_over(parts: Sequence[Part], used: Sequence[int]) -> list[Part]:
    return [part for k, part in enumerate(parts) if k not in used and part.kind != PARTICLE]


def compared(left: str, right: str, script: str) -> tuple[float, float]:
    """Fit (0..1) and evidence of two parts: Latin letters on the left, letters of the script on the right."""
    best = fit(left, right, script), evidence(left, right, script)
    if script == "Cyrl" and (russian := right.translate(_RUSSIAN)) != right:
        # most weights come from Russian pairs: `Стівен` is known as `Стивен`
        best = max(best, (fit(left, russian, script), evidence(left, russian, script)))
    if script == "Arab" and len(right) > 4 and right.startswith("ال"):  # the article, which Latin letters often leave out
        best = max(best, (fit(left, right[2:], script), evidence(left, right[2:], script)))
    if script == "Latn" and bare(left) == bare(right):
        best = max(best, (1.0, expected(left, right, script)))
    return best


@lru_cache(maxsize=65536)
def bare(text: str) -> str:
    """A part without marks on its letters, Ukrainian and Belarusian ones as in Russian: what is equal so is one name in one script."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", text.translate(_RUSSIAN)) if not unicodedata.combining(c))
    return plain.translate(_BARE)


def _less(found: tuple[float, float]) -> tuple[float, float]:
    """An everyday form is nearly as good as the name itself."""
    return 0.9 * found[0], 0.9 * found[1]


def _all_names(name: Written) -> Written:
    return replace(name, parts=tuple(Part(p.text, NAME) if p.kind == PARTICLE else p for p in name.parts))


@lru_cache(maxsize=65536)
def initial_fit(left: str, right: str, script: str) -> float:
    """Whether an initial may begin the other part: the initial against each beginning of the other part."""
    if bare(left)[:1] == bare(right)[:1]:
        return 1.0
    short_left = len(left) <= len(right)
    best = -9.0
    for size in range(1, 4):
        x, y = (left, right[:size]) if short_left else (left[:size], right)
        best = max(best, _beginning(x, y, script))
    return 1.0 if best > 0.5 else 0.0


def _beginning(left: str, right: str, script: str) -> float:
    """Weight of two beginnings: the best chunk pair with the mark of a beginning."""
    rows = weights(script).rows
    marked = rows.get("<" + left, {}).get("<" + right, -9.0)
    return max(marked, rows.get(left, {}).get(right, -9.0))
