"""The working form of a mention while a report is read: one noun phrase that may name or describe somebody."""

from __future__ import annotations

from dataclasses import dataclass, field

from depesche.reading.document import CastKind, Mentioned, Passage
from depesche.reading.who_names import Known
from depesche.reading.who_titles import Title
from depesche.reading.who_words import feature
from depesche.records import Token, Where


@dataclass(slots=True, kw_only=True)
class Phrase:
    """A noun phrase in the making: filled step by step, then frozen to a `Mentioned`.

    `first:last` are the tokens of its core, `left` the token where its wording
    begins (article, adjectives); `known` what the name tables offer; `stand_ins`
    further tokens that mean the same (the title before a name).  `pair` says that
    two are meant (`beide`, `the two`), `elsewhere` that the words exclude the states
    named (`fremde Truppen`), `local` that they point to the place named last.
    `body` is the id of the body in a title's own word or before it (`IAEO-Chef`, `the UN chief`).
    `foreign_body` says that the office belongs to something no table has.
    `region` is the English name of the part of a state it belongs to (`Bavaria`).
    `parties` are the states named after or before a plural title, `offices` the titles counted up
    in it, `named` the persons named after it.
    """

    where: Where
    first: int
    last: int
    head: int
    left: int
    kind: CastKind
    form: str
    known: tuple[Known, ...] = ()
    title: Title | None = None
    full: str = ""
    actor: str | None = None
    name: str | None = None
    country: str | None = None
    gender: str = ""
    political: bool = True
    plural: bool = False
    definite: bool = False
    indefinite: bool = False
    former: bool = False
    pair: bool = False
    elsewhere: bool = False
    local: bool = False
    owner: int | None = None
    of: Phrase | None = None
    body: str = ""
    region: str = ""
    foreign_body: bool = False
    score: float = 1.0
    why: str = ""
    certain: bool = False
    members: tuple[Phrase, ...] = ()
    parties: tuple[Phrase, ...] = ()
    offices: tuple[Title, ...] = ()
    named: tuple[Phrase, ...] = ()
    stand_ins: list[int] = field(default_factory=list)

    def frozen(self, passage: Passage) -> Mentioned:
        """Write it down as the other steps read it; offsets are code points of the passage."""
        tokens = passage.parse.tokens
        begin, end = tokens[self.left].begin, tokens[self.last - 1].end
        return Mentioned(
            where=self.where, first=self.left, last=self.last, head=self.head, begin=begin, end=end,
            text=passage.parse.text[begin:end], kind=self.kind, form=self.form, actor=self.actor,
            name=self.name, country=self.country, political=self.political, plural=self.plural,
            score=round(self.score, 2), why=self.why,
            office=self.title.office if self.title else "", role=self.title.role if self.title else "",
        )  # fmt: skip


_NOUNS = frozenset({"NOUN", "PROPN", "X"})
_MODIFIERS = frozenset({"ADJ", "NUM"})
_OUTSIDE = frozenset({"where", "when", "why", "how", "nonetheless", "nevertheless", "however", "also"})
"""English adverbs before a noun phrase that are no part of it."""
ARTICLES = frozenset({"der", "die", "das", "des", "dem", "den", "the"})
INDEFINITE = frozenset({"ein", "eine", "einer", "eines", "einem", "einen", "a", "an", "some", "mehrere", "einige",
                        "several", "viele", "many", "alle", "allen", "all"})  # fmt: skip
CONTRACTED = frozenset({"im", "am", "zum", "zur", "vom", "beim", "ins", "ans"})
FORMER = ("ehemalig", "früher", "former", "ex-", "damalig", "einstig", "then", "designiert", "künftig", "gestürzt",
          "abgesetzt", "entmachtet", "ousted", "deposed", "verstorben", "late")  # fmt: skip
BOTH = ("beide", "both")
TWO = frozenset({"zwei", "two"})
ELSEWHERE = ("ausländisch", "fremd", "unbekannt", "international", "multinational", "westlich", "europäisch",
             "arabisch", "afrikanisch", "asiatisch", "lateinamerikanisch", "alliiert", "verbündet", "benachbart", "neutral",
             "foreign", "unknown", "unidentified", "western", "european", "arab", "african", "asian", "allied",
             "neighbouring", "neighboring", "latin")  # fmt: skip
"""Beginnings of adjectives that mean others than the states named: no state is inferred."""
_COALITIONS = frozenset({"coalition", "coalition's"})
"""What makes armed forces those of several states (`coalition aircraft`); a coalition government is one of the state."""
ANOTHER = ("ander", "other")
"""The same, but for one person (`ein anderer Beamter` is of the state of the first)."""
LOCAL = ("dortig", "örtlich", "lokal", "hiesig", "local")
POSSESSIVES = ("sein", "ihr", "deren", "dessen", "his", "her", "its", "their")


def is_noun(token: Token) -> bool:
    """Whether a token can head a noun phrase: by tag, or in German by its capital after the first word."""
    return token.upos in _NOUNS


def possessive(token: Token) -> bool:
    """Whether a token says whose (`sein`, `ihre`, `deren`, `their`)."""
    if token.upos not in {"DET", "PRON"}:
        return False
    if feature(token.feats, "Poss") == "Yes" or token.deprel in {"det:poss", "nmod:poss"}:
        return True
    lower = token.text.lower()
    return token.upos == "DET" and lower.startswith(POSSESSIVES) and lower not in {"her"}


def widen(phrase: Phrase, tokens: tuple[Token, ...], *, article_only: bool = False) -> None:
    """Take the article, numerals and adjectives before a noun into its wording, and read off how definite it is."""
    at = phrase.first
    counted = another = False
    while at > 0:
        token = tokens[at - 1]
        lower = token.text.lower()
        if token.upos == "DET" or possessive(token) or (lower in ARTICLES and token.upos != "PRON"):
            if lower == "that" and feature(tokens[phrase.head].feats, "Number") == "Plur":
                break  # `said that voters`: a conjunction, whatever its tag
            if phrase.kind == "person" and article_only:
                break
            at -= 1
            phrase.definite = phrase.definite or lower in ARTICLES or lower.startswith(("dies", "jen", "this", "that"))
            phrase.indefinite = phrase.indefinite or lower in INDEFINITE
            another = another or lower.startswith(ANOTHER)
            if possessive(token):
                phrase.owner = token.index
                phrase.definite = True
            break
        if article_only or not (_modifier(token, tokens) or _name_of(token, phrase)) or _no_part(at - 1, tokens):
            break
        phrase.elsewhere = phrase.elsewhere or lower.startswith(ELSEWHERE) or (lower in _COALITIONS and _armed(phrase))
        another = another or lower.startswith(ANOTHER)
        phrase.local = phrase.local or lower.startswith(LOCAL)
        counted = counted or lower in TWO
        phrase.former = phrase.former or lower.startswith(FORMER)
        phrase.indefinite = phrase.indefinite or lower in INDEFINITE or token.upos == "NUM"
        at -= 1
        at = _whole_word(at, tokens)
        phrase.former = phrase.former or (tokens[at].text.lower() in {"ex", "then"} and tokens[at + 1].text == "-")
    if at > 0 and tokens[at - 1].text.lower() in CONTRACTED:
        phrase.definite = True
    phrase.left = at
    words = [t.text.lower() for t in tokens[max(0, at - 1) : phrase.first]]
    number = feature(tokens[phrase.head].feats, "Number")
    both = any(w.startswith(BOTH) for w in words) and (phrase.plural or number != "Sing")
    phrase.pair = both or (counted and phrase.definite)
    phrase.plural = phrase.pair or phrase.plural or number == "Plur"
    phrase.elsewhere = phrase.elsewhere or (another and (phrase.plural or phrase.kind in {"state", "government"}))


def _armed(phrase: Phrase) -> bool:
    return phrase.title is not None and phrase.title.office == "armed-forces"


def _name_of(token: Token, phrase: Phrase) -> bool:
    """Whether a word before an English noun is part of its compound (`the Merkel government`, `the billionaire businessman`)."""
    return token.deprel == "compound" and token.upos in _NOUNS and token.head == phrase.head


def _no_part(at: int, tokens: tuple[Token, ...]) -> bool:
    """Whether an English adverb before a noun phrase stands outside it (`at least ten people`, `where angry voters`)."""
    lower = tokens[at].text.lower()
    return lower in _OUTSIDE or (lower in {"least", "most"} and at > 0 and tokens[at - 1].text.lower() == "at")


def _whole_word(at: int, tokens: tuple[Token, ...]) -> int:
    """Where a word begins whose last part after a hyphen is a token of its own (`left-leaning`)."""
    while at > 1 and tokens[at - 1].text == "-" and tokens[at - 1].end == tokens[at].begin and tokens[at - 2].end == tokens[at - 1].begin:
        at -= 2
    return at


def _modifier(token: Token, tokens: tuple[Token, ...]) -> bool:
    if token.upos in _MODIFIERS or token.name.endswith("NORP"):
        return token.upos != "PROPN" or token.name.endswith("NORP")
    following = tokens[token.index + 1] if token.index + 1 < len(tokens) else token
    return (
        token.upos in {"VERB", "ADV"}
        and token.deprel in {"amod", "acl", "advmod"}
        and token.head > token.index
        and (following.upos in _MODIFIERS or (token.upos == "VERB" and is_noun(following)))
    )
