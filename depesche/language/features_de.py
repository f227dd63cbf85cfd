"""UD features of German words by rule: verbs by their form, nouns by article, ending and preposition.

The treebanks that may be used disagree about features, so none are learnt.  A
feature is written only where the forms decide it: "der Minister" alone may be
more than one case and then has none.
"""

from __future__ import annotations

from functools import cache

from depesche.language.de_cases import phrase_readings, pronoun_readings
from depesche.language.de_verbs import finite
from depesche.language.lemmas import Lemmatizer
from depesche.language.valency import valency
from depesche.language.words import Sentence, Word, write_features

_FORMS = {"VVPP": "Part", "VAPP": "Part", "VMPP": "Part", "VVINF": "Inf", "VAINF": "Inf", "VMINF": "Inf", "VVIZU": "Inf"}

_PARTICIPLE_PREFIXES = ("be", "emp", "ent", "er", "ge", "miss", "ver", "zer", "über", "unter", "hinter", "wider", "um", "durch")


_GENDER_OF_ARTICLE = {"die": "F", "der": "M", "das": "N", "die-pl": "P"}


def add_genders(words: Sentence, lemmatizer: Lemmatizer) -> None:
    """Note the gender of nouns, and of the few names that are known with their article (`P`: a plural)."""
    for word in words:
        if word.upos == "NOUN":
            word.gender = lemmatizer.gender(word.lemma.rpartition("-")[2])
        elif word.upos == "PROPN":
            word.gender = _gender_of_name(word.text)


def _gender_of_name(name: str) -> str:
    known = valency("de")
    if name in known.settings["plural_names"]:
        return "P"
    if name in known.settings["feminine_names"]:
        return "F"
    if name in known.settings["masculine_names"]:
        return "M"
    return _GENDER_OF_ARTICLE.get(known.states.get(name, ""), "")


def add_features(words: Sentence) -> None:
    """Write the features of every word of a sentence; genders must be noted."""
    spoken_by_me = any(w.plain.lower() == "ich" for w in words)
    for i, word in enumerate(words):
        if word.upos in {"VERB", "AUX"}:
            _verb(word, spoken_by_me=spoken_by_me)
        elif word.upos in {"NOUN", "PROPN"}:
            _settle(word, phrase_readings(words, i))
        elif word.upos == "PRON":
            _settle(word, pronoun_readings(word.plain.lower()))


def _verb(word: Word, *, spoken_by_me: bool) -> None:
    form = _FORMS.get(word.tag)
    if form == "Part" and word.plain.lower() == word.lemma and not word.lemma.startswith(_PARTICIPLE_PREFIXES):
        form = "Inf"  # "wird ... einspeisen": only verbs like "erhalten" have a participle that looks like the infinitive
    if form:
        write_features(word, VerbForm=form)
        return
    meaning = finite(word.plain, word.lemma)
    mood, person = meaning.mood, meaning.person
    if mood == "Sub" and meaning.tense == "Pres" and spoken_by_me and word.lemma != "sein":
        mood, person = "Ind", "1"
    write_features(
        word,
        Mood="Imp" if word.tag == "VVIMP" else mood,
        Tense=meaning.tense,
        VerbForm="Fin",
        Number=meaning.number,
        Person="3" if person == "1,3" and not spoken_by_me else person if "," not in person else "",
    )


def _settle(word: Word, readings: frozenset[tuple[str, str, str]]) -> None:
    """Write those of case, number and gender on which all readings agree."""
    if agreed := _agreed(readings):
        write_features(word, **agreed)


@cache
def _agreed(readings: frozenset[tuple[str, str, str]]) -> dict[str, str]:
    values = {name: {r[position] for r in readings} for position, name in enumerate(("Case", "Number", "Gender"))}
    return {name: min(found) for name, found in values.items() if len(found) == 1}
