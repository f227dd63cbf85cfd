"""How well somebody fits a pronoun by gender, number and kind."""

from __future__ import annotations

from dataclasses import dataclass

from depesche.reading.who_gender import noun_genders, person_gender
from depesche.reading.who_phrase import Phrase
from depesche.reading.who_words import feature
from depesche.records import Token

_M, _F, _N, _PL = "m", "f", "n", "pl"
_FORMS: dict[str, dict[str, str]] = {
    "de": {
        "er": _M,
        "ihn": _M,
        "ihm": _M + _N,
        "dieser": _M,
        "sie": _F + "p",
        "ihr": _F,
        "ihnen": "p",
        "diese": _F + "p",
        "beide": "p",
        "beiden": "p",
    },
    "en": {"he": _M, "him": _M, "she": _F, "her": _F, "it": _N, "they": "p", "them": "p", "both": "p"},
}
"""Genders a personal pronoun may have; `p` for the plural."""
_OWNERS: dict[str, tuple[tuple[str, str], ...]] = {
    "de": (("sein", _M + _N), ("dessen", _M + _N), ("ihr", _F + "p"), ("deren", _F + "p")),
    "en": (("his", _M), ("her", _F), ("its", _N), ("their", "p")),
}
_SUBJECTS = ("nsubj", "nsubj:pass", "sb")
_ALONE = frozenset({"beide", "both"})
"""Words that are pronouns only where they are subject themselves."""
_THINGS = {"state": 0.6, "government": 0.6, "organisation": 0.6, "group": 0.3, "outlet": 0.3}
"""How well each kind is meant by an English `it` or `its`."""
_BODIES = frozenset({"state", "government", "organisation", "outlet"})
_CROWDS = frozenset({"person", "people", "group"})
_BEFORE_ONE = frozenset({"ein", "eine", "einen", "einem", "einer", "eines", "der", "dem", "den", "die", "des"})
_WHOLE_PEOPLES = frozenset({"bevölkerung", "volk", "familie", "jugend", "menge", "mehrheit", "minderheit", "population", "family"})
_ONE = frozenset({"ein", "eine", "einer", "eines", "one"})
_MANY = ("viele", "einige", "mehrere", "zahlreiche", "beide", "many", "several", "some")
_NEAR = 25
"""Tokens around a verb among which its auxiliaries are looked for."""
_BODY_BY_NOUN = 0.4
"""How well a body or state fits a German pronoun of the gender its noun has."""
_COLLECTIVE = {"group": 0.1, "organisation": 0.0, "government": 0.0, "outlet": -0.2, "people": 0.6}
"""How well a body that is told in the singular fits an English `they`."""


@dataclass(frozen=True, slots=True)
class Pronoun:
    """A pronoun or possessive: its small letters, token, the genders it may have (`m`, `f`, `n`, `p` for the plural)."""

    token: Token
    lower: str
    owning: bool
    genders: str
    language: str

    @property
    def pointing(self) -> bool:
        """Whether it takes up who was named last rather than whom the text is about (`dessen`, `dieser`)."""
        return self.lower.startswith(("dessen", "deren", "diese"))

    @property
    def subject(self) -> bool:
        """Whether it is the subject of its clause."""
        return not self.owning and self.token.deprel in _SUBJECTS


def is_form(lower: str, language: str) -> bool:
    """Whether a word in small letters is a form of a personal pronoun."""
    return lower in _FORMS.get(language, {})


def read_pronoun(token: Token, language: str, *, owning: bool, verb_number: str) -> Pronoun | None:
    """Read off what a token can refer to; None if it is no third-person pronoun.

    Args:
        token: The token.
        language: Language of the passage.
        owning: Whether it says whose.
        verb_number: `Sing`, `Plur` or empty: number of the verb it is subject of.

    """
    lower = token.text.lower()
    if owning:
        genders = next((g for start, g in _OWNERS.get(language, ()) if lower.startswith(start)), "")
    else:
        alone = token.upos == "PRON" or (lower in _ALONE and token.deprel in _SUBJECTS)
        genders = _FORMS.get(language, {}).get(lower, "") if alone else ""
    number = verb_number or ("" if owning else feature(token.feats, "Number"))
    if "p" in genders and len(genders) > 1 and number and not owning:
        genders = "p" if number == "Plur" else genders.replace("p", "")
    return Pronoun(token, lower, owning, genders, language) if genders else None


def fit(pronoun: Pronoun, phrase: Phrase, tokens: tuple[Token, ...]) -> float | None:
    """How well a phrase agrees with a pronoun, 1 at best, may be negative; None if it cannot be meant.

    `tokens` are those of the phrase's own passage.
    """
    if phrase.kind == "place" or (phrase.name is None and not phrase.members and phrase.kind != "people" and not phrase.title):
        return None
    best = [f for f in (_singular(pronoun, phrase, tokens), _plural(pronoun, phrase, tokens)) if f is not None]
    return max(best, default=None)


def several(phrase: Phrase, tokens: tuple[Token, ...]) -> bool:
    """Whether a phrase means several: by the parser, by a number before it, by the verb it is subject of."""
    if phrase.members or (phrase.plural and not _one_inhabitant(phrase, tokens)):
        return True
    if phrase.kind not in _CROWDS or phrase.form == "pronoun" or phrase.head >= len(tokens):
        return False
    if any(
        (t.upos == "NUM" and t.text.lower() not in _ONE) or t.text.lower().startswith(_MANY) for t in tokens[phrase.left : phrase.first]
    ):
        return True
    head = tokens[phrase.head]
    if phrase.form == "name" or any(t.deprel == "conj" and t.head == head.index for t in tokens[head.index : head.index + _NEAR]):
        return False
    if head.deprel not in _SUBJECTS or feature(head.feats, "Number") == "Sing":
        return False
    verbs = (
        t for t in tokens[max(0, head.head - _NEAR) : head.head + _NEAR] if head.head in {t.index, t.head} and "VerbForm=Fin" in t.feats
    )
    return any(feature(t.feats, "Number") == "Plur" for t in verbs)


def _one_inhabitant(phrase: Phrase, tokens: tuple[Token, ...]) -> bool:
    """Whether a name of a people means one of it (`einen Marokkaner`, `der Russe`)."""
    if phrase.kind != "people" or phrase.form != "name" or phrase.head >= len(tokens):
        return False
    before = tokens[phrase.head - 1].text.lower() if phrase.head else ""
    return feature(tokens[phrase.head].feats, "Number") == "Sing" and (before in _BEFORE_ONE or tokens[phrase.head - 1].upos == "ADJ")


def _singular(pronoun: Pronoun, phrase: Phrase, tokens: tuple[Token, ...]) -> float | None:
    wanted = pronoun.genders.replace("p", "")
    if not wanted or (several(phrase, tokens) and not _one_body(pronoun, phrase)):
        return None
    if phrase.kind == "person" or (phrase.kind == "people" and _one_of_the_people(phrase, tokens)):
        return _person(wanted, phrase, tokens, pronoun.language)
    if pronoun.language == "en":
        return _THINGS.get(phrase.kind) if wanted == _N and phrase.name else None
    if phrase.kind == "people":
        return None
    genders = noun_genders(phrase, tokens)
    if not genders:
        return -0.2 if phrase.form == "name" else None
    return _BODY_BY_NOUN if genders & set(wanted) else None


def _one_body(pronoun: Pronoun, phrase: Phrase) -> bool:
    """Whether an English name that has the form of a plural means one body or state (`the United Nations ... it`)."""
    return pronoun.language == "en" and phrase.form == "name" and phrase.kind in _BODIES and not phrase.members


def _one_of_the_people(phrase: Phrase, tokens: tuple[Token, ...]) -> bool:
    """Whether a noun for people surely means one whose gender is told (`seine Frau`, `the woman`)."""
    if phrase.head >= len(tokens) or feature(tokens[phrase.head].feats, "Number") != "Sing":
        return False
    return bool(person_gender(phrase, tokens)) and tokens[phrase.head].lemma.lower() not in _WHOLE_PEOPLES


def _person(wanted: str, phrase: Phrase, tokens: tuple[Token, ...], language: str) -> float | None:
    if wanted == _N:
        return None
    gender = person_gender(phrase, tokens)
    if gender:
        return 1.0 if gender in wanted else None
    return 0.6 if _M in wanted else 0.3 if language == "en" else -0.3


def _plural(pronoun: Pronoun, phrase: Phrase, tokens: tuple[Token, ...]) -> float | None:
    if "p" not in pronoun.genders:
        return None
    if phrase.members:
        return 0.9
    if several(phrase, tokens):
        return {"person": 0.9, "people": 0.9, "group": 0.9, "state": 0.2}.get(phrase.kind, 0.6)
    if pronoun.language == "en":
        return _COLLECTIVE.get(phrase.kind)
    return 0.4 if _PL in noun_genders(phrase, tokens) else None
