"""Gender of those a report speaks of: of persons by table, given name and title, of German nouns by article and ending."""

from __future__ import annotations

from collections import Counter
from functools import cache

from depesche.lexicon.rows import ActorRow, StateNameRow
from depesche.lexicon.tables import load
from depesche.reading.who_phrase import Phrase
from depesche.reading.who_words import feature
from depesche.records import Token

_MEN = frozenset({
    "mr", "sir", "lord", "herr", "herrn", "mann", "mannes", "vater", "sohn", "bruder", "könig", "prinz", "man", "men", "father", "son",
    "brother", "husband", "king", "prince", "spokesman", "chairman", "businessman", "congressman",
})  # fmt: skip
_WOMEN = frozenset({
    "mrs", "ms", "miss", "lady", "dame", "frau", "mutter", "tochter", "schwester", "königin", "prinzessin", "witwe", "woman", "women",
    "mother", "daughter", "sister", "wife", "queen", "princess", "spokeswoman", "chairwoman", "businesswoman", "congresswoman",
})  # fmt: skip
_FEMININE_ENDINGS = (
    "ung", "heit", "keit", "schaft", "tion", "sion", "tät", "ie", "ik", "enz", "anz", "union", "liga", "partei", "behörde", "gruppe",
    "armee", "miliz", "garde", "junta", "front", "polizei", "justiz", "bank", "bewegung", "firma", "kirche", "fraktion", "delegation",
    "agentur", "duma", "presse", "zeitung",
)  # fmt: skip
_NEUTER_ENDINGS = (
    "ium", "ment", "land", "amt", "gericht", "komitee", "kabinett", "militär", "bündnis", "büro", "institut", "haus", "regime",
    "unternehmen", "volk", "tribunal", "kommando", "präsidium", "zentrum", "magazin", "blatt",
)  # fmt: skip
_MASCULINE_ENDINGS = (
    "rat", "rats", "rates", "staat", "hof", "dienst", "senat", "kongress", "verband", "ausschuss", "bund", "konzern", "kreml", "sender",
    "verein", "vorstand",
)  # fmt: skip
_ARTICLES = {"das": "n", "den": "m", "die": "f", "ein": "", "eine": "f", "einen": "m", "einer": "f", "zur": "f"}
_EITHER = frozenset({"des", "dem", "im", "am", "zum", "vom", "beim", "ins", "eines", "einem"})
"""Articles that a masculine or a neuter noun has."""
_ARTICLE_GENDER = {"der": "m", "die": "f", "das": "n", "die-pl": "pl"}
_ADJECTIVAL = ("e", "en")
"""Endings of nouns made from adjectives, which men and women share (`die Angeklagte`, `dem Abgeordneten`)."""
_SHORTEST_NAME = 3
_ENDING_LETTERS = 3


def person_gender(phrase: Phrase, tokens: tuple[Token, ...]) -> str:
    """`m`, `f` or empty where nothing tells it: by table, by a word before the name (`Mrs`, `Frau`), by given name.

    Args:
        phrase: A person; a name or a description.
        tokens: The tokens of its passage.

    """
    if phrase.gender:
        return phrase.gender
    near = [t.text.lower().strip(".") for t in tokens[max(0, phrase.left - 1) : phrase.last]]
    near += [tokens[i].text.lower().strip(".") for i in phrase.stand_ins if i < len(tokens)]
    if any(w in _WOMEN for w in near):
        return "f"
    if any(w in _MEN for w in near):
        return "m"
    if phrase.kind == "people":
        return {"Masc": "m", "Fem": "f"}.get(feature(tokens[phrase.head].feats, "Gender"), "") if phrase.head < len(tokens) else ""
    if phrase.form == "name":
        told = _by_adjectival(phrase, tokens)
        return told or given_names().get((phrase.full or phrase.name or "").split(" ")[0].lower(), "")
    return _gender_of_office(phrase, tokens)


def _by_adjectival(name: Phrase, tokens: tuple[Token, ...]) -> str:
    """The article of a title that men and women share (`die Vorsitzende Anna Meyer`, `der Vorsitzende`)."""
    for index in name.stand_ins:
        if (
            0 < index < len(tokens)
            and tokens[index].text.endswith(_ADJECTIVAL)
            and name.title is not None
            and name.title.row.startswith("de.")
        ):
            return {"die": "f", "dem": "m", "den": "m", "des": "m"}.get(tokens[index - 1].text.lower(), "")
    return ""


def _gender_of_office(phrase: Phrase, tokens: tuple[Token, ...]) -> str:
    """A German noun for a person tells it: `der Sprecher`, `die Sprecherin`; `die Abgeordnete` by its article."""
    if phrase.title is None or phrase.head >= len(tokens):
        return ""
    if phrase.title.feminine:
        return "f"
    if phrase.title.row.startswith("de.") and not tokens[phrase.head].text.endswith(_ADJECTIVAL):
        return "m"
    return {"Masc": "m", "Fem": "f"}.get(feature(tokens[phrase.head].feats, "Gender"), "")


@cache
def given_names() -> dict[str, str]:
    """Gender of the given names that in the table of actors only women or only men bear, in small letters."""
    seen: dict[str, Counter[str]] = {}
    for row in load(ActorRow):
        first, _, rest = row.name.partition(" ")
        if row.gender and rest and len(first) >= _SHORTEST_NAME:
            seen.setdefault(first.lower(), Counter())[row.gender] += 1
    return {name: next(iter(count)) for name, count in seen.items() if len(count) == 1}


@cache
def _states() -> dict[str, str]:
    return {row.state: _ARTICLE_GENDER[row.article] for row in load(StateNameRow, "de") if row.article in _ARTICLE_GENDER}


def noun_genders(phrase: Phrase, tokens: tuple[Token, ...]) -> frozenset[str]:
    """The genders a German name or noun for a state, body or group may have: `m`, `f`, `n`, `pl`; empty if nothing tells it.

    States that have no article are neuter (`das kleine Luxemburg`), short names of bodies are not told by their form.
    """
    if phrase.kind == "state" and phrase.form in {"name", "capital"} and phrase.country:
        return frozenset({_states().get(phrase.country, "n")})
    if phrase.head >= len(tokens):
        return frozenset()
    told = feature(tokens[phrase.head].feats, "Gender")
    if told:
        return frozenset({{"Masc": "m", "Fem": "f", "Neut": "n"}.get(told, "n")})
    return _by_article(phrase, tokens) or _by_ending(tokens[phrase.last - 1].text.lower())


def _by_article(phrase: Phrase, tokens: tuple[Token, ...]) -> frozenset[str]:
    for token in tokens[max(0, phrase.left - 1) : phrase.first]:
        lower = token.text.lower()
        if lower in _EITHER:
            return frozenset({"m", "n"})
        if lower in {"der", "dieser"}:
            return frozenset({"m"}) if tokens[phrase.head].deprel.startswith("nsubj") else frozenset({"f"})
        if _ARTICLES.get(lower):
            return frozenset({_ARTICLES[lower]})
    return frozenset()


def _by_ending(word: str) -> frozenset[str]:
    for endings, gender in ((_FEMININE_ENDINGS, "f"), (_NEUTER_ENDINGS, "n"), (_MASCULINE_ENDINGS, "m")):
        if word.endswith(endings) and len(word) > _ENDING_LETTERS:
            return frozenset({gender})
    return frozenset()
