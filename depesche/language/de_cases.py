"""Case, number and gender of German noun phrases: what articles, adjective endings, nouns and prepositions allow together."""

from __future__ import annotations

from functools import cache, lru_cache

from depesche.language.words import Sentence, Word, children

Reading = tuple[str, str, str]
Readings = frozenset[Reading]

_CASES = ("Nom", "Acc", "Dat", "Gen")
_GENDERS = ("Masc", "Fem", "Neut")
ALL: Readings = frozenset((c, n, g) for c in _CASES for n in ("Sing", "Plur") for g in _GENDERS)


@cache
def _some(*patterns: str) -> Readings:
    """Read patterns like `Nom Sing Masc`; a dash stands for any value."""
    out: set[Reading] = set()
    for pattern in patterns:
        want = pattern.split()
        out |= {r for r in ALL if all(w in {"-", v} for w, v in zip(want, r, strict=True))}
    return frozenset(out)


_DEFINITE = {
    "er": _some("Nom Sing Masc", "Dat Sing Fem", "Gen Sing Fem", "Gen Plur -"),
    "e": _some("Nom Sing Fem", "Acc Sing Fem", "Nom Plur -", "Acc Plur -"),
    "es": _some("Nom Sing Neut", "Acc Sing Neut", "Gen Sing Masc", "Gen Sing Neut"),
    "em": _some("Dat Sing Masc", "Dat Sing Neut"),
    "en": _some("Acc Sing Masc", "Dat Plur -"),
}
_ARTICLES: dict[str, Readings] = {
    "der": _DEFINITE["er"],
    "die": _DEFINITE["e"],
    "das": _some("Nom Sing Neut", "Acc Sing Neut"),
    "des": _some("Gen Sing Masc", "Gen Sing Neut"),
    "dem": _DEFINITE["em"],
    "den": _DEFINITE["en"],
    **dict.fromkeys(("im", "am", "vom", "zum", "beim"), _some("Dat Sing Masc", "Dat Sing Neut")),
    **dict.fromkeys(("ins", "ans", "aufs", "fürs", "durchs", "ums"), _some("Acc Sing Neut")),
    "zur": _some("Dat Sing Fem"),
}
_STEMS_EIN = ("ein", "kein", "mein", "dein", "sein", "ihr", "unser", "euer", "eur")
_STEMS_DER = ("dies", "jen", "jed", "welch", "solch", "manch", "all", "beid", "viel", "einig", "mehrer", "zahlreich")
_BARE_EIN = _some("Nom Sing Masc", "Nom Sing Neut", "Acc Sing Neut")
_WEAK_AFTER = frozenset("der die das des dem den dieser diese dieses diesem diesen jener jene jenes jenem jenen".split())
_NO_PLURAL_EIN = frozenset(r for r in ALL if r[1] == "Sing")

_WEAK_NOUNS = frozenset("bauer bayer pommer vetter gevatter ungar nachbar stachel muskel pantoffel bulgar".split())
_PREPOSITIONS = {
    **dict.fromkeys(
        "aus außer bei mit nach seit von zu gegenüber entgegen samt nahe gemäß zufolge im am vom zum zur beim nebst".split(),
        ("Dat",),
    ),
    **dict.fromkeys("durch für gegen ohne um ins ans aufs fürs durchs ums bis per pro".split(), ("Acc",)),
    **dict.fromkeys(
        "während angesichts anlässlich aufgrund innerhalb außerhalb mittels infolge hinsichtlich bezüglich "
        "einschließlich seitens zugunsten anstatt namens".split(),
        ("Gen",),
    ),
    **dict.fromkeys("wegen trotz statt laut dank binnen mangels".split(), ("Dat", "Gen")),
    **dict.fromkeys("an auf hinter in neben über unter vor zwischen".split(), ("Acc", "Dat")),
}
_GENDER_NAMES = {"M": "Masc", "F": "Fem", "N": "Neut"}

_PRONOUNS: dict[str, Readings] = {
    **dict.fromkeys(("er", "wer", "jemand", "niemand", "man"), _some("Nom Sing Masc")),
    **dict.fromkeys(("ihn", "wen"), _some("Acc Sing Masc")),
    **dict.fromkeys(("ihm", "wem"), _some("Dat Sing Masc", "Dat Sing Neut")),
    "sie": _some("Nom Sing Fem", "Acc Sing Fem", "Nom Plur -", "Acc Plur -"),
    "es": _some("Nom Sing Neut", "Acc Sing Neut"),
    "ihr": _some("Dat Sing Fem"),
    "ihnen": _some("Dat Plur -"),
    "ich": _some("Nom Sing -"),
    "mich": _some("Acc Sing -"),
    "mir": _some("Dat Sing -"),
    "wir": _some("Nom Plur -"),
    "uns": _some("Acc Plur -", "Dat Plur -"),
    "den": _some("Acc Sing Masc"),
    "der": _some("Nom Sing Masc", "Dat Sing Fem"),
    "denen": _some("Dat Plur -"),
    "dessen": _some("Gen Sing Masc", "Gen Sing Neut"),
    "deren": _some("Gen Sing Fem", "Gen Plur -"),
}


@lru_cache(maxsize=10_000)
def article_readings(form: str) -> Readings:
    """Readings an article or the like allows; all if it says nothing."""
    if form in _ARTICLES:
        return _ARTICLES[form]
    for stem in _STEMS_EIN:
        if form == stem:
            return _BARE_EIN
        if form.startswith(stem) and form[len(stem) :] in _DEFINITE:
            readings = _DEFINITE[form[len(stem) :]]
            return readings & _NO_PLURAL_EIN if stem == "ein" else readings
    for stem in _STEMS_DER:
        if form.startswith(stem) and form[len(stem) :] in _DEFINITE:
            return _DEFINITE[form[len(stem) :]]
    return ALL


@lru_cache(maxsize=10_000)
def pronoun_readings(form: str) -> Readings:
    """Readings of a pronoun's form; those of the article for demonstratives and relatives."""
    return _PRONOUNS.get(form) or article_readings(form)


def noun_readings(word: Word) -> Readings:
    """Readings the noun itself allows, by its form against its lemma and by its ending."""
    if word.upos == "PROPN" or word.gender == "P":  # a rule may have made a common noun of a plural name since
        return _name_readings(word.gender)
    return _common_noun_readings(word.plain.lower(), word.lemma.lower(), word.gender)


@lru_cache(maxsize=50_000)
def _common_noun_readings(form: str, lemma: str, gender: str) -> Readings:
    readings = ALL
    if not form.endswith(("n", "s")):  # a dative plural has its -n
        readings = frozenset(r for r in readings if r[:2] != ("Dat", "Plur"))
    if gender:
        readings = frozenset(r for r in readings if r[2] == _GENDER_NAMES[gender])
    if form == lemma + "n" and lemma.endswith(("er", "el", "chen", "lein")) and gender in {"M", "N"} and lemma not in _WEAK_NOUNS:
        return frozenset({("Dat", "Plur", _GENDER_NAMES[gender])})  # `den Lehrern`: no other case has the -n
    if form == lemma and gender == "M" and form.endswith("en"):
        return frozenset(r for r in readings if r[1] == "Sing" and r[0] != "Gen")
    if form == lemma and not form.endswith(("er", "en", "el", "chen", "lein")):
        return frozenset(r for r in readings if r[1] == "Sing" and not (r[0] == "Gen" and r[2] != "Fem"))
    if form != lemma and {r[2] for r in readings} == {"Fem"}:
        return frozenset(r for r in readings if r[1] == "Plur")
    if form in {lemma + "s", lemma + "es"}:
        return frozenset(r for r in readings if (r[1] == "Plur" and r[0] != "Dat") or (r[0] == "Gen" and r[2] != "Fem")) or readings
    if form != lemma and not form.endswith(("n", "s")):
        return frozenset(r for r in readings if r[1] == "Plur" and r[0] != "Dat") or readings
    return readings


@cache
def _name_readings(gender: str) -> Readings:
    if gender == "P":
        return frozenset(r for r in ALL if r[1] == "Plur")
    if gender:
        return frozenset(r for r in ALL if r[1] == "Sing" and r[2] == _GENDER_NAMES[gender])
    return ALL


def phrase_readings(words: Sentence, index: int) -> Readings:
    """Readings all parts of the phrase around a noun allow.

    Where they contradict each other the noun's gender, which may be guessed, is
    left out; then the noun; all readings if even articles and adjectives disagree.
    """
    around = _readings_around(words, index)
    word = words[index]
    return around & noun_readings(word) or around & _without_gender(word) or around or ALL


def _readings_around(words: Sentence, index: int) -> Readings:
    readings = ALL
    below = children(words, index)
    before = [c for c in below if c < index]
    cases = [words[c] for c in below if words[c].deprel == "case"]
    articles = [words[c] for c in before if words[c].deprel.startswith("det")]
    for part in [*articles, *cases]:
        readings &= article_readings(part.plain.lower())
    adjectives = [words[c] for c in before if words[c].deprel == "amod"]
    if adjectives and not articles:
        readings &= _strong_ending(adjectives[0].plain.lower())
    elif adjectives and articles[-1].plain.lower() in _WEAK_AFTER:
        readings &= _weak_ending(adjectives[0].plain.lower())
    for part in cases:
        governed = _PREPOSITIONS.get(part.plain.lower())
        if governed:
            readings &= _in_cases(governed)
    return readings


def _without_gender(word: Word) -> Readings:
    return ALL if word.upos == "PROPN" else _common_noun_readings(word.plain.lower(), word.lemma.lower(), "")


@cache
def _in_cases(cases: tuple[str, ...]) -> Readings:
    return frozenset(r for r in ALL if r[0] in cases)


@lru_cache(maxsize=10_000)
def _weak_ending(adjective: str) -> Readings:
    """After an article that shows the case: `der russische` is no dative, `der russischen` no nominative."""
    bare = _some("Nom Sing -", "Acc Sing Fem", "Acc Sing Neut")
    if adjective.endswith("en"):
        return ALL - bare
    return bare if adjective.endswith("e") else ALL


@lru_cache(maxsize=10_000)
def _strong_ending(adjective: str) -> Readings:
    for ending in ("er", "em", "es", "e"):
        if adjective.endswith(ending):
            return _DEFINITE[ending]
    return _some("Acc Sing Masc", "Dat Plur -", "Gen Sing Masc", "Gen Sing Neut") if adjective.endswith("en") else ALL
