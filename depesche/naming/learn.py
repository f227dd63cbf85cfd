"""Learns how the letters of two scripts answer each other from pairs of names: expectation maximisation over alignments.

A pair of written name parts is cut into chunks that answer each other (`ch` - `ч`, `x` - `кс`, silent `e` at an end -
nothing).  How often each pair of chunks stands in the alignments is what is learnt; its weight is the logarithm of how
much more often they meet than their letters would by chance.  `python -m depesche.naming.learn` writes the weights
this package ships; whence the pairs come is said in `SOURCES`.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import math
import os
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from depesche.lexicon.rows import HanRow
from depesche.lexicon.tables import load
from depesche.naming.alignment import FOLDER, LEFT, LONG, RIGHT, evidence, expected, fit, forget, spelled
from depesche.naming.alignment import weights as weights_of
from depesche.naming.letters import letters_of
from depesche.naming.parts import INITIAL, surnames, written
from depesche.naming.similarity import bare
from depesche.naming.syllables import is_hangul, syllable
from depesche.naming.transcription import SCHEMES, language_of, transcribe

Pair = tuple[str, str, float]
"""Two written parts with their boundary marks (`<petrow>`, `<петров>`), and how often the pair was seen."""
Chances = dict[str, dict[str, float]]
"""Left chunk -> right chunk -> probability."""
Counts = dict[str, dict[str, float]]
"""Left chunk -> right chunk -> how often they answered each other."""

_FIRST_GUESS = {0: 0.02, 1: 1.0, 2: 0.05, 3: 0.002}
"""First guess: a chunk pair is the less likely the longer its sides (product of both)."""


def chunks(text: str, longest: int) -> list[list[str]]:
    """All chunks that end at each position 0..len(text), shortest first; the empty chunk is one."""
    return [[text[end - size : end] for size in range(min(longest, end) + 1)] for end in range(len(text) + 1)]


def expect(pairs: Iterable[Pair], chances: Chances | None) -> tuple[Counts, float]:
    """Count chunk pairs over all alignments, weighted by their probability; also the log-likelihood."""
    counts: Counts = defaultdict(lambda: defaultdict(float))
    likelihood = 0.0
    for left, right, weight in pairs:
        steps = _steps(left, right, chances)
        width = len(right) + 1
        size = (len(left) + 1) * width
        forward = [0.0] * size
        forward[0] = 1.0
        for at in range(1, size):
            forward[at] = sum(forward[at - back] * chance for back, chance, _, _ in steps[at])
        total = forward[-1]
        if total <= 0.0:
            continue
        likelihood += weight * math.log(total)
        backward = [0.0] * size
        backward[-1] = weight / total
        for at in range(size - 1, 0, -1):
            here = backward[at]
            if here <= 0.0:
                continue
            for back, chance, x, y in steps[at]:
                before = forward[at - back]
                if before:
                    share = here * chance
                    backward[at - back] += share
                    counts[x][y] += before * share
    return counts, likelihood


def _steps(left: str, right: str, chances: Chances | None) -> list[list[tuple[int, float, str, str]]]:
    """Per cell of the alignment grid: how far back a chunk pair reaches, its probability, its chunks."""
    width = len(right) + 1
    rights = chunks(right, RIGHT)
    out: list[list[tuple[int, float, str, str]]] = []
    for xs in chunks(left, LEFT):
        rows = [(len(x) * width, x, chances.get(x) if chances is not None else None) for x in xs]
        for ys in rights:
            cell = []
            for back, x, row in rows:
                for y in ys:
                    if not x and not y:
                        continue
                    if chances is None:
                        chance = _FIRST_GUESS[len(x)] * _FIRST_GUESS[len(y)] * 0.01
                    else:
                        chance = row.get(y, 0.0) if row else 0.0
                    if chance:
                        cell.append((back + len(y), chance, x, y))
            out.append(cell)
    return out


def maximise(counts: Counts, *, least: float) -> Chances:
    """Turn counts into probabilities; chunk pairs seen less often than `least` are dropped unless of one letter each.

    A chunk pair of several letters must earn its place: `least` times the letters beyond two, so that
    long chunks do not learn single names by heart.
    """
    kept: Chances = {}
    total = 0.0
    for x, row in counts.items():
        for y, count in row.items():
            extra = max(0, len(x) - 1) + max(0, len(y) - 1)
            if count >= (least * extra if extra else 0.3 * least):
                kept.setdefault(x, {})[y] = count
                total += count
    return {x: {y: count / total for y, count in row.items()} for x, row in kept.items()}


def letters(pairs: Sequence[Pair], side: int) -> dict[str, float]:
    """Share of every letter on the left (0) or right (1) of the pairs."""
    seen: dict[str, float] = defaultdict(float)
    for left, right, weight in pairs:
        for letter in right if side else left:
            seen[letter] += weight
    total = sum(seen.values())
    return {letter: count / total for letter, count in seen.items()}


def weights(chances: Chances, left: dict[str, float], right: dict[str, float]) -> dict[tuple[str, str], float]:
    """Natural logarithm of how much more often two chunks meet than their letters by chance."""
    out = {}
    for x, row in chances.items():
        for y, chance in row.items():
            apart = sum(math.log(left[c]) for c in x) + sum(math.log(right[c]) for c in y)
            out[x, y] = math.log(chance) - apart
    return out


def learn(pairs: Sequence[Pair], *, rounds: int = 7, least: float = 6.0) -> dict[tuple[str, str], float]:
    """Learn chunk weights from pairs: left chunk, right chunk -> weight (natural logarithm)."""
    chances: Chances | None = None
    for number in range(rounds):
        counts, likelihood = expect(pairs, chances)
        print(f"round {number + 1}: log-likelihood {likelihood:.0f}, {sum(len(r) for r in counts.values())} chunk pairs", flush=True)
        chances = maximise(counts, least=least * min(1.0, 0.01 * 4.0**number))
    assert chances is not None
    return weights(chances, letters(pairs, 0), letters(pairs, 1))


# --- pairs -------------------------------------------------------------------

SOURCES = {
    "name_transliteration": "Merhav and Ash 2018 (steveash/NETransliteration-COLING2018), name parts mined from Wikidata; CC0 1.0",
    "everypolitician_names": "Wikidata labels by way of everypolitician/everypolitician-data, November 2015; CC0 1.0",
}
"""Public inputs, each a folder of `$DEPESCHE_DATA/knowledge`."""
SCRIPTS = ("Cyrl", "Hang", "Hani", "Arab", "Latn")
_PARTS = {
    "Cyrl": ("wd_russian_80.tsv.gz", "wd_russian_20.tsv.gz"),
    "Hani": ("wd_chinese_80.tsv.gz", "wd_chinese_20.tsv.gz"),
    "Arab": ("wd_arabic_80.tsv.gz", "wd_arabic_20.tsv.gz"),
}
_LATIN = "de fr pl cs es tr hu lv sv lt sl fi vi it hr sk ro sq et nb az ca pt nl eu ga cy bs la uz sr_el".split()
"""Languages of labels in Latin letters, as the data names them."""
_LANGUAGES = {
    "Cyrl": (("en", "uk"), ("en", "bg"), ("en", "be"), ("en", "sr"), ("de", "ru"), ("fr", "ru"), ("pl", "ru")),
    "Hang": (("en", "ko"),),
    "Hani": (("en", "zh"),),
    "Arab": (("en", "ar"), ("en", "fa"), ("de", "fa")),
    "Latn": tuple((language, other) for language in _LATIN for other in ("en", "de") if language != other),
}  # fmt: skip
_MOST = 40_000
"""Pairs learnt from at most of each kind (counted parts; labels and tables), drawn by a hash."""
_SEEN_BY_OTHERS = 3
"""A pair of parts that stands in the names of people kept back is learnt from only if it was seen so often."""
_SLAVIC = re.compile(r".{2,}(?:ов|ев|ёв|ин|ын|ова|ева|ина|ский|цкий|ская|енко|ович|евич|ий|ей|ай|ья|ия|чук|юк|их|ых)")
_SOFTENED, _HARD_L = re.compile(r"(?<=[bdfghkmnprstvz])e"), re.compile(r"l(?![ieëʹj])")
"""Where Polish writes a soft consonant before e, and a hard l."""
_POLISH = (("šč", "szcz"), ("č", "cz"), ("š", "sz"), ("ž", "ż"), ("v", "w"), ("j", "j"), ("ʹ", ""), ("ʺ", ""), ("ė", "e"), ("ë", "io"))
_UMLAUTS = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ñ": "ny", "ç": "ch", "ş": "sh", "š": "sh", "č": "ch", "ž": "zh", "ğ": "gh"}
)
"""Marked letters written out."""
_OFTEN, _USUAL = 50, 4
"""Parts seen so often are well known; of a well-known right part so many answers are kept, the most usual ones."""
_WHOLE_SEEN, _WHOLE_SHARE, _WHOLE_FIT = 3, 0.15, 0.75
"""Pairs of whole parts have a row if seen so often, in so large a share, while their letters fit worse than this."""


def people(rest: int) -> list[dict[str, str]]:
    """Names by language of the people whose Wikidata number leaves this rest when halved: 0 to learn from, 1 kept back."""
    with gzip.open(_data() / "everypolitician_names/names.jsonl.gz", "rt", encoding="utf-8") as lines:
        records = [json.loads(line) for line in lines]
    return [r["names"] for r in records if int(r["qid"][1:]) % 2 == rest]


def _data() -> Path:
    return Path(os.environ.get("DEPESCHE_DATA", "../shared/data")) / "knowledge"


def kept_back() -> frozenset[str]:
    """Every part of a name of the people kept back, in any script."""
    return frozenset(part.text for names in people(1) for name in names.values() for part in written(name).parts)


def counted_parts(script: str) -> list[Pair]:
    """Pairs of parts (Latin, other script) with how often they were seen, without those known from people kept back."""
    hidden = kept_back()
    out: list[Pair] = []
    for name in _PARTS.get(script, ()):
        with gzip.open(_data() / "name_transliteration" / name, "rt", encoding="utf-8") as lines:
            for line in lines:
                left, right, count = line.rstrip("\n").split("\t")
                right = right.replace(" ", "")
                seen = float(count)
                if left.isalpha() and right and max(len(left), len(right)) <= 16:
                    if seen >= _SEEN_BY_OTHERS or not (left in hidden and right in hidden):
                        out.append((left, right, seen))
    if script == "Hang":
        out += [pair for pair in _korean() if not (pair[0] in hidden and pair[1] in hidden)]
    return out


def _korean() -> Iterator[Pair]:
    """Pairs of parts from whole names: word by word, and native names without their spaces."""
    found: Counter[tuple[str, str]] = Counter()
    with gzip.open(_data() / "name_transliteration/wd_korean.tsv.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            left, right = line.rstrip("\n").split("\t")
            found.update(_aligned(left, right))
    return ((left, right, float(count)) for (left, right), count in found.items())


def _aligned(left: str, right: str) -> list[tuple[str, str]]:
    """Parts that stand at the same place of two names with equally many parts."""
    a, b = written(left), written(right)
    if b.syllabic and not a.syllabic:
        joined = ["".join(p.text for p in a.parts[:1]), "".join(p.text for p in a.parts[1:])]
        if len(a.parts) == len(b.parts):
            return [(x.text, y.text) for x, y in zip(a.parts, b.parts, strict=True)]
        return list(zip(joined, (b.parts[0].text, "".join(p.text for p in b.parts[1:])), strict=True)) if all(joined) else []
    if len(a.parts) != len(b.parts) or any(p.kind == INITIAL for p in (*a.parts, *b.parts)):
        return []
    return [(x.text, y.text) for x, y in zip(a.parts, b.parts, strict=True)]


def labelled(script: str) -> list[Pair]:
    """Pairs of parts from labels of the people to learn from."""
    found: Counter[tuple[str, str]] = Counter()
    learners = people(0)
    for left, right in _LANGUAGES[script]:
        for names in learners:
            if left in names and right in names and written(names[right]).script == script and written(names[left]).script == "Latn":
                pairs = _aligned(names[left], names[right])
                if script == "Latn":  # names that are written alike teach little: keep one in six
                    pairs = [p for p in pairs if p[0] != p[1] or hash_of(p[0]) % 6 == 0]
                found.update(pairs)
    return [(left, right, float(count)) for (left, right), count in found.items()]


def hash_of(text: str) -> int:
    """A number from a text, the same on every run."""
    return int.from_bytes(hashlib.sha256(text.encode()).digest()[:4], "big")


def spelled_by_table(script: str) -> list[Pair]:
    """Pairs made by the transcription tables: the schemes of one language against each other and against the script."""
    out: list[Pair] = []
    if script in {"Cyrl", "Latn"}:
        words = sorted({right for _, right, count in counted_parts("Cyrl") if count >= 2 and _SLAVIC.fullmatch(right)})
        words = [w for w in words if hash_of(w) % 2 == 0] + [p[1] for p in labelled("Cyrl") if language_of(p[1]) in {"uk", "be", "bg"}]
        for word in words:
            latin = [transcribe(word, scheme) for scheme in SCHEMES]
            latin.append(_polish(latin[-1]))
            if script == "Cyrl":
                out += [(x, word, 0.5) for x in {*latin}]
            else:
                out += [(x, y, 1.0) for x in {*latin} for y in {*latin} if x < y]
    if script == "Cyrl":
        out += _korean_syllables()
    if script == "Latn":
        out += _latin_variants()
    if script == "Hani":
        for row in load(HanRow):
            plain = row.wade_giles.replace("'", "")
            out += [(row.pinyin, row.characters[0], 15.0), (plain, row.characters[0], 6.0)] if row.characters else []
    if script == "Hang":
        for hangul, spellings in surnames().items():
            out += [(spelling, hangul, 20.0) for spelling in spellings]
    return [pair for pair in out if pair[0] and pair[1]]


def _korean_syllables() -> list[Pair]:
    """Korean syllables in Latin and Cyrillic letters, as names of the South and of the North write them."""
    out = []
    for character in _usual_hangul():
        initial, vowel, final = syllable(character)
        tail = final.kontsevich[0] if final else ""
        for first in initial.kontsevich or ("",):
            for middle in vowel.kontsevich:
                for latin in (
                    initial.revised + vowel.revised + (final.revised if final else ""),
                    bare(initial.mccune + vowel.mccune + (final.mccune if final else "")).replace("'", ""),
                    bare(initial.mccune_voiced + vowel.mccune + (final.mccune if final else "")).replace("'", ""),
                ):
                    out.append((latin, first + middle + tail, 1.0))
    return out


def _latin_variants() -> list[Pair]:
    """Latin spellings of one name: marks left out, umlauts written out, one Russian or Arabic spelling, Asian syllables."""
    out: list[Pair] = []
    marked = sorted({x for x, _, _ in labelled("Latn") if not x.isascii()})
    out += [(x, bare(x), 1.0) for x in marked if bare(x).isascii()]
    out += [(x, x.translate(_UMLAUTS), 1.0) for x in marked if x.translate(_UMLAUTS).isascii()]
    for script, share in (("Cyrl", 2), ("Arab", 6)):
        same: dict[str, list[str]] = defaultdict(list)
        for x, y, seen in counted_parts(script):
            if seen >= 2 and len(y) >= 4:
                same[y].append(x)
        for y, xs in same.items():
            if hash_of(y) % share == 0:
                out += [(a, b, 0.3) for a in xs[:4] for b in xs[:4] if a < b]
    out += [(row.pinyin, row.wade_giles.replace("'", ""), 3.0) for row in load(HanRow)]
    out += [(bare(x).replace("'", ""), bare(y).replace("'", ""), 1.0) for x, y in _korean_latin()]
    for spellings in surnames().values():
        out += [(a, b, 5.0) for a in spellings for b in spellings if a < b]
    return out


def _korean_latin() -> Iterator[tuple[str, str]]:
    for character in _usual_hangul():
        initial, vowel, final = syllable(character)
        end, other = (final.revised, final.mccune) if final else ("", "")
        revised = initial.revised + vowel.revised + end
        yield revised, initial.mccune + vowel.mccune + other
        yield revised, initial.mccune_voiced + vowel.mccune + other


def _usual_hangul() -> list[str]:
    """Hangul syllables of native names, the most usual first."""
    found: Counter[str] = Counter()
    for _, hangul, _ in _korean():
        if len(hangul) <= 2 and all(map(is_hangul, hangul)):
            found.update(hangul)
    return [character for character, _ in found.most_common(250)]


def _polish(scientific: str) -> str:
    scientific = _SOFTENED.sub("ie", _HARD_L.sub("ł", scientific))
    for letters_there, letters_here in _POLISH:
        scientific = scientific.replace(letters_there, letters_here)
    return scientific


def drawn(pairs: Sequence[Pair]) -> list[Pair]:
    """At most `_MOST` pairs, the same on every run."""
    return sorted(pairs, key=lambda pair: hash_of(pair[0] + pair[1]))[:_MOST]


def whole_rows(counted: Sequence[Pair], script: str, sure: Sequence[Pair]) -> dict[tuple[str, str], float]:
    """Rows for whole parts that answer each other often, or by a table (`sure`), though their letters fit badly (`Stephen` - `Стивен`)."""
    lefts: dict[str, float] = defaultdict(float)
    rights: dict[str, float] = defaultdict(float)
    for x, y, seen in counted:
        lefts[x] += seen
        rights[y] += seen
    table = weights_of(script)
    out = {}
    for x, y, seen in counted:
        right = letters_of(y, script)
        if seen >= _WHOLE_SEEN and seen >= _WHOLE_SHARE * min(lefts[x], rights[y]) and fit(x, right, script) < _WHOLE_FIT:
            out[spelled(x, table.left), spelled(right, table.right)] = 0.9 * expected(x, right, script)
    for x, y, _ in sure:
        if len(x) > 1 and fit(x, y, script) < _WHOLE_FIT:
            out[spelled(x, table.left), spelled(y, table.right)] = 0.9 * expected(x, y, script)
    return out


def well_known(counted: Sequence[Pair], script: str) -> dict[tuple[str, str], float]:
    """Pairs of parts one of which is seen very often: 1 if the left one is, 2 if the right one, 3 if both are.

    Two well-known parts that are in no pair together are two names, unless their letters fit well.
    """
    lefts: dict[str, float] = defaultdict(float)
    rights: dict[str, float] = defaultdict(float)
    for x, y, seen in counted:
        lefts[x] += seen
        rights[y] += seen
    answers: dict[str, list[tuple[float, str]]] = defaultdict(list)
    for x, y, seen in counted:
        answers[y].append((seen, x))
    usual = {(x, y) for y in rights if rights[y] >= _OFTEN for _, x in sorted(answers[y], reverse=True)[:_USUAL]}
    out = {}
    for x, y, seen in counted:
        if (lefts[x] >= _OFTEN and seen >= 2) or (x, y) in usual:
            out["=" + x, letters_of(y, script)] = float((lefts[x] >= _OFTEN) + 2 * (rights[y] >= _OFTEN))
    return out


def worth(
    rows: Mapping[tuple[str, str], float], left: dict[str, float], right: dict[str, float]
) -> tuple[dict[str, float], dict[str, float]]:
    """What each letter, left and right, gives on average to the evidence of a true pair."""
    sums: tuple[dict[str, float], dict[str, float]] = (defaultdict(float), defaultdict(float))
    seen: tuple[dict[str, float], dict[str, float]] = (defaultdict(float), defaultdict(float))
    for (x, y), weight in rows.items():
        chance = math.exp(weight + sum(math.log(left[c]) for c in x) + sum(math.log(right[c]) for c in y))
        for side, text in enumerate((x, y)):
            for letter in text:
                sums[side][letter] += chance * weight / (len(x) + len(y))
                seen[side][letter] += chance
    first, second = ({letter: value / seen[side][letter] for letter, value in sums[side].items()} for side in (0, 1))
    return first, second


def build(script: str) -> None:
    """Learn the weights of a script and write them where the program reads them."""
    counted = counted_parts(script)
    pairs = [*drawn([*spelled_by_table(script), *labelled(script)]), *drawn(counted)]
    ready = [(_spelled(x), _spelled(letters_of(y, script)), math.sqrt(min(n, 25.0))) for x, y, n in pairs]
    print(f"{script}: {len(counted)} counted parts, {len(ready)} pairs learnt from", flush=True)
    if script == "Latn":  # neither side is the other's model
        ready += [(y, x, weight) for x, y, weight in ready]
    finish(script, learn(ready), counted, ready)


def finish(script: str, learnt: dict[tuple[str, str], float], counted: Sequence[Pair], ready: Sequence[Pair]) -> None:
    """Write learnt weights with what each letter is worth, scaled so that a middling true pair fits with 1."""
    worths = worth(learnt, letters(ready, 0), letters(ready, 1))
    _write(script, learnt, worths, usual=1.0)
    some = [(x[1:-1], y[1:-1]) for x, y, _ in ready[:: max(1, len(ready) // 4000)]]
    fits = sorted(evidence(x, y, script) / expected(x, y, script) for x, y in some)
    usual = fits[len(fits) // 2]
    _write(script, learnt, worths, usual=usual)
    sure = _korean_syllables() if script == "Cyrl" else []
    _write(script, {**learnt, **whole_rows(counted, script, sure), **well_known(counted, script)}, worths, usual=usual)


def _spelled(text: str) -> str:
    for group, short in LONG:
        text = text.replace(group, short)
    return f"<{text}>"


def _write(script: str, rows: Mapping[tuple[str, str], float], worths: tuple[dict[str, float], dict[str, float]], *, usual: float) -> None:
    lines = [f"#usual\t\t{usual:.3f}"]
    for side, values in zip(("#left", "#right"), worths, strict=True):
        lines += [f"{side}\t{letter}\t{value:.2f}" for letter, value in sorted(values.items())]
    lines += [f"{x}\t{y}\t{weight:.{0 if x[:1] == '=' else 2}f}" for (x, y), weight in sorted(rows.items())]
    (FOLDER / f"{script}.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")
    forget()


if __name__ == "__main__":
    for one in sys.argv[1:] or SCRIPTS:
        build(one)
