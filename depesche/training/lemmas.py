"""Makes the lemma table of a language: votes of all tagged text, cut down to rules and exceptions."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from importlib import resources

from depesche.language.de_verbs import principal_parts, strong_forms
from depesche.language.lemmas import (
    LEAST_SIGN,
    LONGEST,
    Edit,
    LemmaTable,
    apply_edit,
    english_class,
    german_class,
    longest_rule,
    reduced,
)
from depesche.training.samples import Sample

Votes = dict[str, dict[str, Counter[str]]]
_WORD = re.compile(r"[^\W\d_][\w.'’-]*$")
_NO_RULES = frozenset({"E"})
_TRUSTED = 1000


def votes(samples: Iterable[Sample], language: str) -> Votes:
    """Count lemmas per word class and lower-cased form."""
    classes = german_class if language == "de" else english_class
    found: Votes = defaultdict(lambda: defaultdict(Counter))
    for sample in samples:
        for word, tag, lemma in zip(sample.words, sample.tags, sample.lemmas, strict=False):
            if lemma and tag and _WORD.match(word):
                found[classes(tag)][word.lower()][lemma.lower()] += 1
    return found


def add_strong_verbs(found: Votes) -> None:
    """Let the table of strong verbs outvote everything for its own forms."""
    for row in principal_parts():
        for form, meaning in strong_forms(row):
            found["VF"][form][meaning.lemma] += _TRUSTED
        found["VP"][row[4]][row[0]] += _TRUSTED


def english_verbs() -> list[list[str]]:
    """Read the table of English verbs: infinitive, past, participle."""
    text = resources.files("depesche.language").joinpath("en_verbs.tsv").read_text(encoding="utf-8")
    return [line.split("\t") for line in text.splitlines()[1:] if line]


def _gerund(verb: str, past: str) -> str:
    if past == verb + verb[-1] + "ed":
        return verb + verb[-1] + "ing"
    if verb.endswith("ie"):
        return verb[:-2] + "ying"
    return (verb[:-1] if verb.endswith("e") and not verb.endswith(("ee", "oe", "ye")) else verb) + "ing"


def _third(verb: str) -> str:
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return verb[:-1] + "ies"
    return verb + ("es" if verb.endswith(("s", "sh", "ch", "x", "z", "o")) else "s")


def add_english_verbs(found: Votes) -> None:
    """Let the table of English verbs outvote everything for its own forms."""
    for verb, past, participle in english_verbs():
        forms = {"VBD": past, "VBN": participle, "VBG": _gerund(verb, past), "VBZ": _third(verb), "VB": verb, "VBP": verb}
        for word_class, form in forms.items():
            if verb not in {"be", "have"}:
                found[word_class][form][verb] += _TRUSTED


def edit_between(form: str, lemma: str) -> Edit:
    """Give the letters to cut and to add at the end that make `lemma` of `form`."""
    same = 0
    while same < min(len(form), len(lemma)) and form[same] == lemma[same]:
        same += 1
    return len(form) - same, lemma[same:]


def _pairs(word_class: str, forms: dict[str, Counter[str]]) -> list[tuple[str, str, str, str]]:
    out = []
    for form, lemmas in forms.items():
        lemma = max(lemmas, key=lambda x: (lemmas[x], x))
        particle, rest = reduced(form, word_class)
        target = lemma[len(particle) :] if lemma.startswith(particle) else ""
        out.append((form, lemma, rest, target))
    return out


def learn_rules(pairs: Iterable[tuple[str, str]], *, least: int = 3, shortest: int = 1) -> dict[str, Edit]:
    """Learn suffix rules from (form, lemma): per suffix the commonest edit, kept only where a shorter rule differs."""
    seen: dict[str, Counter[Edit]] = defaultdict(Counter)
    for form, lemma in pairs:
        edit = edit_between(form, lemma)
        marked = "^" + form
        for size in range(shortest, min(LONGEST, len(marked)) + 1):
            if edit[0] <= size:
                seen[marked[-size:]][edit] += 1
    rules: dict[str, Edit] = {}
    for suffix in sorted(seen, key=len):
        counts = seen[suffix]
        edit = max(counts, key=lambda e: (counts[e], -e[0], e[1]))
        if (counts[edit] >= least or suffix.startswith("^")) and edit != longest_rule(suffix.removeprefix("^"), rules):
            rules[suffix] = edit
    return rules


def known_verbs(found: Votes, *, least: int = 2) -> frozenset[str]:
    """Find the infinitives seen often enough to be believed."""
    counts: Counter[str] = Counter()
    for word_class in ("VF", "VI", "VP", "VZ", "VB", "VBP", "VBD", "VBN", "VBG", "VBZ"):
        for lemmas in found.get(word_class, {}).values():
            counts.update(lemmas)
    past = {form for word_class in ("VF",) for form, lemmas in found.get(word_class, {}).items() if form not in lemmas}
    return frozenset(v for v, n in counts.items() if n >= least and v.isalpha() and v not in past and not _past_of(v, counts))


def _past_of(form: str, counts: Counter[str]) -> bool:
    """Tell whether an alleged infinitive looks like the past plural of a commoner one: `sagten` of `sagen`."""
    return form.endswith("ten") and counts[form[:-3] + "en"] > counts[form]


_GENDER_SIGNS = {
    **dict.fromkeys(("zur", "eine", "einer"), "F"),
    **dict.fromkeys(("das", "ins"), "N"),
    "einen": "M",
    **dict.fromkeys(("dem", "im", "am", "vom", "zum", "beim", "des", "ein"), "MN"),
    "der": "MF",
}


def noun_genders(samples: Iterable[Sample]) -> dict[str, str]:
    """Tell the gender of nouns from the articles before them; those the articles leave open are left out."""
    seen: dict[str, Counter[str]] = defaultdict(Counter)
    for sample in samples:
        for i, tag in enumerate(sample.tags):
            before = i - 1 - (i > 1 and sample.tags[i - 1] == "ADJA")
            same = sample.words[i].lower() == sample.lemmas[i].lower()  # "der Gespräche" says nothing about gender
            if tag == "NN" and same and before >= 0 and sample.tags[before] in {"ART", "APPRART"}:
                seen[sample.lemmas[i].lower()][_GENDER_SIGNS.get(sample.words[before].lower(), "")] += 1
    return {noun: gender for noun, signs in seen.items() if (gender := _gender(signs))}


def _gender(signs: Counter[str]) -> str:
    if signs["F"] > signs["MN"] + signs["N"] + signs["M"]:
        return "F"
    if signs["N"] > max(signs["M"], signs["MF"]):
        return "N"
    return "M" if signs["M"] > signs["N"] or (signs["MN"] and signs["MF"] > 1) else ""


def gender_rules(genders: dict[str, str]) -> dict[str, Edit]:
    """Boil genders down to suffix rules (the "edit" adds the gender)."""
    return learn_rules(((noun, noun + gender) for noun, gender in genders.items() if noun.isalpha()), shortest=LEAST_SIGN)


def make_table(found: Votes, lower: frozenset[str] = frozenset()) -> LemmaTable:
    """Boil the votes down to rules and the exceptions from them."""
    table = LemmaTable(forms={}, rules={}, lower=lower, verbs=known_verbs(found))
    for word_class, forms in found.items():
        pairs = _pairs(word_class, forms)
        usable = [(rest, target) for _, _, rest, target in pairs if target]
        rules = {} if word_class in _NO_RULES else learn_rules(usable)
        wrong = {}
        for form, lemma, rest, _ in pairs:
            particle = reduced(form, word_class)[0]
            if particle + apply_edit(rest, longest_rule(rest, rules)) != lemma:
                wrong[form] = lemma
        table.rules[word_class], table.forms[word_class] = rules, wrong
    return table


def usually_small(samples: Iterable[Sample], *, least: int = 2) -> frozenset[str]:
    """Find the words written small more often than not (away from the start of a sentence)."""
    small: Counter[str] = Counter()
    for sample in samples:
        for word in sample.words[1:]:
            if word.isalpha():
                small[word.lower()] += 1 if word.islower() else -1
    return frozenset(word for word, count in small.items() if count >= least)
