"""UD features of English words, read off the Penn tag."""

from __future__ import annotations

from depesche.language.words import Sentence, write_features

_BY_TAG: dict[str, dict[str, str]] = {
    "VBD": {"Mood": "Ind", "Tense": "Past", "VerbForm": "Fin"},
    "VBZ": {"Mood": "Ind", "Tense": "Pres", "VerbForm": "Fin", "Number": "Sing", "Person": "3"},
    "VBP": {"Mood": "Ind", "Tense": "Pres", "VerbForm": "Fin"},
    "VB": {"VerbForm": "Inf"},
    "VBG": {"VerbForm": "Ger"},
    "VBN": {"VerbForm": "Part", "Tense": "Past"},
    "MD": {"VerbForm": "Fin"},
    "NN": {"Number": "Sing"},
    "NNP": {"Number": "Sing"},
    "NNS": {"Number": "Plur"},
    "NNPS": {"Number": "Plur"},
    "JJR": {"Degree": "Cmp"},
    "JJS": {"Degree": "Sup"},
}
_PRONOUNS = {
    **dict.fromkeys(("he", "she", "they", "i", "we"), "Nom"),
    **dict.fromkeys(("him", "them", "me", "us"), "Acc"),
    **dict.fromkeys(("his", "their", "my", "our", "its"), "Gen"),
}


def add_features(words: Sentence) -> None:
    """Write the features of every word of a sentence."""
    for word in words:
        write_features(word, **_BY_TAG.get(word.tag, {}))
        if word.upos in {"PRON", "DET"} and word.plain.lower() in _PRONOUNS:
            write_features(word, Case=_PRONOUNS[word.plain.lower()])
