"""English names cut to what is a name, and persons found behind their titles.

The name finder draws its borders by feel: `Putin, Xi and` comes back as one
place, `We` as an organisation.  Capitals, titles and the tables of states tell
where a name begins and ends; who stands behind `Foreign Minister` is a person.
"""

from __future__ import annotations

from depesche.language.en_words import english_words
from depesche.language.propagate import mark, spans
from depesche.language.words import Sentence

_NEVER = frozenset({"PRP", "PRP$", "DT", "MD", "TO", "WP", "WDT", "WRB", "EX", "UH"})
_CUT = frozenset({",", ";", ":", "(", ")", '"', "[", "]", "!", "?", "*", "|"})
_PARTICLES = frozenset("al el bin ibn von van der den de del da dos di du la le abu ben ul ur and of for the on in to & ' - . /".split())
_IN_PERSON = frozenset("al el bin ibn von van der den de del da dos di du la le abu ben ul ur - ' .".split())
_LONGEST_PERSON = 4
_NAME_TAGS = frozenset({"NNP", "NNPS", "FW"})
_OF_PLACE = frozenset({"in", "near", "from", "at", "outside", "around", "to", "across", "throughout"})
_MONTHS_AND_DAYS = frozenset(
    "January February March April May June July August September October November December Jan. Feb. Aug. Sept. Oct. Nov. Dec. "
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
)


def mend_names(words: Sentence) -> None:
    """Correct the names of an English sentence, in place."""
    found = spans(words)
    for begin, end, _ in found:
        for i in range(begin, end):
            words[i].name = "O"
    for begin, end, label in found:
        for first, last in _pieces(words, begin, end, label):
            _label(words, first, last, label)
    _states(words)
    _places(words)
    _bodies(words)
    _titled(words)


def _pieces(words: Sentence, begin: int, end: int, label: str) -> list[tuple[int, int]]:
    """Cut a span at commas and, for all but bodies and works, at "and" and the genitive."""
    if label == "MISC":
        cuts = frozenset({'"', ";"})
    else:
        cuts = _CUT if label == "ORG" else _CUT | {"and", "'s", "or"}
    out: list[tuple[int, int]] = []
    start = begin
    for i in range(begin, end + 1):
        if i == end or words[i].plain.lower() in cuts:
            out.append((start, i))
            start = i + 1
    return [piece for first, last in out if (piece := _trimmed(words, first, last, label)) is not None]


def _trimmed(words: Sentence, first: int, last: int, label: str) -> tuple[int, int] | None:
    while first < last and not _may_border(words, first) and (label != "MISC" or words[first].tag in _NEVER - {"DT"}):
        if label == "ORG" and words[first].plain == "The" and last - first > 1:
            break
        first += 1
    if label == "PER":
        first = _after_title(words, first, last)
    while last > first and not _may_border(words, last - 1) and not _ends_name(words, last - 1, label):
        last -= 1
    return (first, last) if first < last else None


def _ends_name(words: Sentence, index: int, label: str) -> bool:
    """Tell whether a small word may end a name: `the Liberal party`, `the 2004 election`, but not `Iraqi forces`."""
    word = words[index]
    if label == "MISC":
        return word.tag in {"NN", "NNS", "NNP", "NNPS", "CD", "JJ", "``", "''", "-RRB-"}
    return label == "ORG" and word.plain not in _MONTHS_AND_DAYS and word.tag in {"NN", "NNP"} and word.upos in {"NOUN", "PROPN"}


def _after_title(words: Sentence, first: int, last: int) -> int:
    known = english_words()
    titles = known.title_words
    at = first
    while at < last:
        low = words[at].plain.lower()
        people = (words[at].plain in known.groups or words[at].plain.isupper()) and at + 1 < last and words[at + 1].plain.lower() in titles
        if not people and low not in titles and low not in {"of", "for", "the"}:
            return at
        at += 1
    return at


def _may_border(words: Sentence, index: int) -> bool:
    word = words[index]
    capital = word.plain[:1].isupper() or word.plain[:1].isdigit() or (word.text[:1].isupper() and len(word.text) > 1)
    return capital and word.tag not in _NEVER and word.plain not in _MONTHS_AND_DAYS


def _label(words: Sentence, first: int, last: int, label: str) -> None:
    known = english_words()
    if last - first == 1 and words[first].plain in known.groups:
        label = "NORP"
    elif label == "NORP" and last - first > 1:
        label = "ORG"
    mark(words, first, last, label)


def _states(words: Sentence) -> None:
    """Label names of states and peoples the tables know, unless they are part of a longer name."""
    known = english_words()
    plain = [w.plain for w in words]
    for i, word in enumerate(words):
        if not plain[i][:1].isupper() or word.name.startswith("I-"):
            continue
        sizes = range(min(known.openers.get(plain[i], 0), len(words) - i), 0, -1)
        size = next((n for n in sizes if tuple(plain[i : i + n]) in known.states), 0)
        if size == 0:
            if plain[i] in known.groups and word.name == "O" and word.tag in {"JJ", "NNP", "NNPS", "NNS"} and not _joins(words, i + 1):
                word.name = "B-NORP"
            continue
        whole = i + size >= len(words) or not words[i + size].name.startswith("I-")
        state = plain[i] not in known.groups or size > 1 or plain[i].replace(".", "").isupper()  # `US`, `U.S.`, `UK` are both
        if whole and state and not _in_name(words, i, size):
            mark(words, i, i + size, "LOC")


def _places(words: Sentence) -> None:
    """Label regions and cities the tables know: whole names of several words, single ones where a preposition of place stands before."""
    known = english_words()
    plain = [w.plain for w in words]
    for i in range(len(words)):
        if not plain[i][:1].isupper() or words[i].name.startswith("I-") or plain[i] not in known.openers:
            continue
        for size in range(min(known.openers[plain[i]], len(words) - i), 0, -1):
            name = tuple(plain[i : i + size])
            if name not in known.places and name not in known.regions:
                continue
            alone = not _joins(words, i + size) and all(w.name[:2] != "B-" for w in words[i + 1 : i + size])
            before = plain[i - 1].lower() if i else ""
            if alone and (size > 1 or name in known.regions or (words[i].name[:2] == "B-" and before in _OF_PLACE)):
                mark(words, i, i + size, "LOC")
            break


def _bodies(words: Sentence) -> None:
    """Label bodies the tables know: acronyms (`IAEA`), and those of several words where nothing was found."""
    known = english_words()
    plain = [w.plain for w in words]
    for i, word in enumerate(words):
        if plain[i] in known.acronyms and word.name[:2] != "I-" and word.tag in _NAME_TAGS and not _joins(words, i + 1):
            word.name = "B-ORG"
        elif word.name == "O" and plain[i][:1].isupper() and plain[i] in known.openers:
            size = known.longest(plain, i)
            if size > 1 and all(w.name == "O" for w in words[i : i + size]):
                mark(words, i, i + size, "ORG")


def _joins(words: Sentence, index: int) -> bool:
    return index < len(words) and words[index].name.startswith("I-")


def _in_name(words: Sentence, begin: int, size: int) -> bool:
    """Tell whether a state's name is the first word of a body's: `China National Petroleum`, `Jordan Smith`."""
    after = begin + size
    return after < len(words) and words[after].name.startswith("I-")


def _titled(words: Sentence) -> None:
    """Label the run of names behind a person's title as a person."""
    titles = english_words().persons
    for i in range(len(words) - 1):
        low = words[i].plain.lower()
        if low not in titles or (low.endswith("s") and low not in {"mrs", "ms"}):
            continue
        end = i + 1
        while end < len(words) and end - i <= _LONGEST_PERSON and _goes_on(words, i + 1, end):
            end += 1
        while end > i + 1 and not words[end - 1].plain[:1].isupper():
            end -= 1
        if end > i + 1 and _is_person(words, i, end):
            mark(words, i + 1, end, "PER")
            if words[i].name[2:] == "PER":
                words[i].name = "O"
            if end < len(words) and words[end].name.startswith("I-"):
                words[end].name = "B" + words[end].name[1:]


def _goes_on(words: Sentence, begin: int, index: int) -> bool:
    word = words[index]
    if word.plain.lower() in _IN_PERSON and index > begin:
        return index + 1 < len(words) and words[index + 1].plain[:1].isupper() and words[index + 1].tag in _NAME_TAGS
    return word.tag in _NAME_TAGS and word.plain[:1].isupper() and word.plain not in _MONTHS_AND_DAYS


def _is_person(words: Sentence, title: int, end: int) -> bool:
    known = english_words()
    run = [w.plain for w in words[title + 1 : end]]
    if words[title].name.endswith("ORG") and words[title + 1].name == "I-ORG":
        return False
    named = tuple(run)
    if any(r.lower() in known.title_words for r in run) or named in known.states or named in known.bodies or run[0] in known.groups:
        return False
    if words[title].plain.lower() == "general" and len(run) == 1 and words[title + 1].name[2:] != "PER":
        return False
    capital = words[title].plain[:1].isupper() or words[title].tag == "NNP"
    labels = {w.name[2:] for w in words[title + 1 : end] if w.name != "O"}
    if labels <= {"LOC", "ORG"} and labels and len(run) == 1:
        return title > 0 and capital and words[title].plain.lower() not in {"general", "secretary", "private"}
    return capital or len(run) > 1 or "PER" in labels
