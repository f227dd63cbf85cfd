"""Descriptions that take up somebody a report has spoken of: `der Ex-General`, `das Gericht`, `der 45-Jährige`, `both parties`.

Whoever is first described is somebody new unless an office tells who holds it;
a bare description with definite article, without state or body of its own, goes
back to whoever was described by the same word, was named with a word that ends
in it (`Nobelkomitee` - `das Komitee`), or, where it says little (`der Politiker`,
`the man`), to the person the report is about.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from depesche.reading.who_called import is_state
from depesche.reading.who_gender import person_gender
from depesche.reading.who_phrase import Phrase
from depesche.reading.who_posts import held, posts_of
from depesche.reading.who_pronoun import several
from depesche.reading.who_titles import titles
from depesche.reading.who_words import feature
from depesche.records import Token

if TYPE_CHECKING:
    from depesche.reading.document import Passage
    from depesche.reading.who_discourse import Discourse
    from depesche.reading.who_spoken import Spoken

_VAGUE = frozenset(
    {
        "candidate",
        "captives",
        "people",
        "attackers",
        "expert",
        "former-official",
        "general",
        "activist",
        "politician",
        "official",
        "senator",
        "member-of-parliament",
        "governor",
    }
)
"""Offices whose words may take up any one person (`die Angeklagte`, `der Ex-General`, `the businessman`)."""
_ANY_OFFICE = frozenset({"official", "politician", "member-of-parliament", "head", "party-leader", "spokesperson"})
"""Offices of words that take up anybody of a party or body (`die Grünen-Politikerin`)."""
_ONE_KIND = frozenset({"minister", "head-of-state", "head-of-government"})
"""Roles whose holders go together in a plural (`the ministers` for a foreign minister and a foreign secretary)."""
_PERSONS = frozenset(
    {"mensch", "menschen", "person", "personen", "leute", "people", "men", "women", "männer", "frauen", "mann", "frau", "man", "woman"}
)
"""Words for several persons that take up a group spoken of."""
_FAMILIES = frozenset({"familie", "volk", "bevölkerung", "menge", "jugend", "family", "population", "public", "people"})
SOME_OF = "described: some of a crowd"
_QUANTITIES = {
    "de": frozenset({"viele", "vielen", "andere", "anderen", "einige", "einigen", "mehrere", "mehreren", "manche", "manchen", "zahlreiche",
                     "weitere", "weiteren", "übrige", "übrigen", "etliche", "weiterer"}),
    "en": frozenset({"many", "others", "some", "several", "dozens", "most"}),
}  # fmt: skip
"""Words that, without a noun, mean some of those spoken of."""
_COUNTED_OF = frozenset({"of", "von"})
_PARTIES = frozenset({"nsubj", "nsubj:pass", "obj", "iobj", "obl:arg", "obl:agent"})
_LIVES_BEFORE = frozenset({
    "businessman", "businesswoman", "billionaire", "millionaire", "tycoon", "mogul", "entrepreneur", "lawyer", "economist",
    "unternehmer", "unternehmerin", "geschäftsmann", "geschäftsfrau", "milliardär", "milliardärin", "millionär", "jurist", "juristin",
    "anwalt", "anwältin", "ökonom", "ökonomin",
})  # fmt: skip
"""Callings that reports name politicians by when they hold no office."""
_MARKS = frozenset({"„", "“", '"', "»", "«", "‚"})
_BODY_ROLES = frozenset({"body", "party", "group", "government"})
_WHOLE_BODIES = frozenset({"organisation", "group", "outlet", "government"})
_MANY = frozenset({"", "government", "party", "organisation", "company", "armed-forces"})
"""Offices of bodies of which a report names several: the word alone does not tell which."""
_UNTOLD = frozenset({"party", "company", "government", "armed-forces"})
"""Offices whose word at the end of a name does not make that name more likely than others."""
_AGENCIES = ("behörde", "agentur", "amt", "amts", "amtes", "institut", "instituts", "agency", "authority")
_REACH = 3
"""Sentences back within which a word that says little is taken for somebody."""
_FARTHER, _OFTEN = 0.8, 0.15
"""What a sentence between costs a body, and what each mention adds."""
_DOMINANT = 3
"""Mentions that make somebody the one a report is about."""
_SHORTEST_HEAD = 4
_NEAR_COPULA = 6
_NO_END = frozenset({"NOUN", "PROPN", "ADJ", "NUM"})
"""Classes of words before which a number counts something."""
_ROLE_AFTER = frozenset({
    "as", "for", "while", "when", "become", "becomes", "became", "becoming", "elected", "named", "appointed", "of", "remain", "remained",
    "nominated", "sworn", "made", "re-elected", "reelected",
})  # fmt: skip
"""English words after which an office without article is not its holder."""
_AGE = re.compile(r"\d+-([Jj]ährige[nrm]?|year-old)\Z")
_THEN = frozenset({"heute", "damals", "inzwischen", "mittlerweile", "nun", "jetzt", "now"})
"""Words between an article and an age (`der heute 53-Jährige`)."""
_DEFINITE = frozenset({"der", "die", "das", "dem", "den", "des", "dieser", "diese", "dieses", "diesem", "diesen", "the", "this"})


def takes_up(phrase: Phrase) -> bool:
    """Whether a description may go back to somebody: definite, one, and of no state or body of its own by its words."""
    if phrase.plural or phrase.indefinite or not phrase.definite or phrase.owner is not None or phrase.elsewhere:
        return False
    return phrase.of is None and not phrase.foreign_body and not phrase.body


def as_role(phrase: Phrase, tokens: tuple[Token, ...]) -> bool:
    """Whether an English office without article is one that is had or sought, not its holder (`ran for president`, `while secretary`)."""
    title = phrase.title
    bare = phrase.form != "name" and phrase.left == phrase.first and not phrase.plural
    if title is None or not title.row.startswith("en.") or not bare or not phrase.first:
        return False
    if title.word[:1].isupper() and tokens[phrase.first - 1].text.lower() not in {"as", "while"}:
        return False
    head = tokens[phrase.head]
    return tokens[phrase.first - 1].text.lower() in _ROLE_AFTER or any(
        t.deprel == "cop" and t.head == head.index for t in tokens[max(0, phrase.first - _NEAR_COPULA) : phrase.first]
    )


def bare(phrase: Phrase, tokens: tuple[Token, ...]) -> bool:
    """Whether a description is article and noun alone, neither a name (`die Neue Partei`) nor followed by one (`die Zeitung „Bild“`)."""
    if not named_by_noun(phrase, tokens):
        return False
    return all(t.upos not in {"ADJ", "NUM", "VERB"} for t in tokens[phrase.left : phrase.first])


def named_by_noun(phrase: Phrase, tokens: tuple[Token, ...]) -> bool:
    """Whether no name follows a noun and no word before it is written as part of one."""
    following = tokens[phrase.last] if phrase.last < len(tokens) else None
    if following is not None and (following.upos == "PROPN" or following.text in _MARKS or following.name):
        return False
    inner = tokens[phrase.left + 1 : phrase.first]
    return not any(t.text[:1].isupper() and t.upos == "ADJ" and not t.name.endswith("NORP") for t in inner)


def one_person(phrase: Phrase, tokens: tuple[Token, ...]) -> bool:
    """Whether a noun for people surely means one (`die Angeklagte`, `der Mann`; not `den Menschen`)."""
    token = tokens[phrase.head]
    number = feature(token.feats, "Number")
    if token.text.lower().endswith(tuple(_FAMILIES)) or token.lemma.lower() in _FAMILIES or plural_genitive(phrase, tokens):
        return False
    if weak_singular(phrase, tokens):
        return True
    return not phrase.plural and number != "Plur" and (number == "Sing" or not token.text.endswith(("n", "s", "people")))


def weak_singular(phrase: Phrase, tokens: tuple[Token, ...]) -> bool:
    """Whether an article and an -e make one of a noun from an adjective (`die Angeklagte`; `die Angeklagten` are several)."""
    text, title = tokens[phrase.head].text, phrase.title
    if (
        title is None
        or not title.row.startswith("de.")
        or not text.endswith("e")
        or tokens[phrase.left].text.lower() not in {"die", "der", "das"}
    ):
        return False
    strong = titles("de").word(text + "r")
    return strong is not None and strong.row == title.row


def plural_genitive(phrase: Phrase, tokens: tuple[Token, ...]) -> bool:
    """Whether `der` before a masculine noun is a plural: beside a noun, not as subject (`die Warnung der Minister`)."""
    head = tokens[phrase.head]
    masculine = phrase.title is not None and phrase.title.row.startswith("de.") and not phrase.title.feminine
    return masculine and tokens[phrase.left].text.lower() == "der" and head.deprel.startswith("nmod") and not head.text.endswith(("e", "n"))


def take(phrase: Phrase, found: Phrase, why: str, score: float = 0.6) -> None:
    """Let a description mean somebody spoken of before."""
    phrase.actor, phrase.name, phrase.known, phrase.country = found.actor, found.name, found.known, found.country
    phrase.political, phrase.certain, phrase.score = found.political or phrase.political, found.certain, score
    phrase.gender = found.gender or phrase.gender
    phrase.kind = found.kind
    phrase.why += f"; {why}"


# --- persons -----------------------------------------------------------------


def by_posts(phrase: Phrase, people: list[Phrase]) -> Phrase | None:
    """The one person of the report whom the tables know to have held the office described, in the state described."""
    title = phrase.title
    if title is None or not title.office or not phrase.definite or phrase.plural or not phrase.country:
        return None
    fits = {
        p.actor: p for p in people
        if p.actor and any(post.office == title.office and post.country == phrase.country for post in posts_of(p.actor))
    }  # fmt: skip
    return next(iter(fits.values())) if len(fits) == 1 else None


def same_words(phrase: Phrase, talk: Discourse) -> Phrase | None:
    """Who was last described by the same word or office (`ein Sprecher des Ministeriums` ... `der Sprecher`)."""
    title, word = phrase.title, talk.tokens[phrase.head].text.lower()
    if title is None or not title.office:
        return None
    own = phrase.country if "state by" in phrase.why else None
    for one in reversed(talk.spoken):
        before, theirs = one.phrase, one.phrase.title
        if before.form in {"name", "pronoun"} or before.plural or theirs is None or before.kind != phrase.kind or not before.name:
            continue
        if own is not None and before.country not in {None, own}:
            continue
        if (
            theirs.role == title.role
            and not before.former
            and (theirs.office == title.office or one.tokens[before.head].text.lower() == word)
        ):
            return before
    return None


def of_the_same_body(phrase: Phrase, talk: Discourse) -> Phrase | None:
    """The person last named of the party or body a description tells (`CDU-Chef X` ... `der CDU-Politiker`)."""
    if not phrase.body or phrase.plural or not phrase.definite or phrase.owner is not None:
        return None
    for one in reversed(talk.spoken):
        person = one.phrase
        if person.kind == "person" and person.actor and person.form == "name" and person.body == phrase.body:
            theirs, mine = person_gender(person, one.tokens), person_gender(phrase, talk.tokens)
            if not (mine and theirs and mine != theirs) and phrase.title is not None and phrase.title.office in _ANY_OFFICE:
                return person
    return None


def epithet(phrase: Phrase, talk: Discourse) -> Phrase | None:
    """The person a word that says little takes up: of the same gender and state, spoken of most among those near."""
    title = phrase.title
    if title is None or (title.office not in _VAGUE and not title.former):
        return None
    own = phrase.country if "state by" in phrase.why else None
    gender = person_gender(phrase, talk.tokens)
    near: dict[str, Phrase] = {}
    for one in talk.spoken:
        person = one.phrase
        if person.kind != "person" or not person.actor or person.plural or not person.name:
            continue
        if one.sentence < talk.sentence - _REACH and talk.counts[person.actor] < _DOMINANT:
            continue
        theirs = person_gender(person, one.tokens) if person.form == "name" else person.gender
        if (gender and theirs and gender != theirs) or (own and person.country and own != person.country) or _rival(person, phrase):
            continue
        posts = posts_of(person.actor) if title.role == "private" else ()
        if any(held(post, talk.setting.day) for post in posts) or (posts and title.word.lower() not in _LIVES_BEFORE):
            continue  # nobody calls a president `the businessman`, nor who ever was one `the singer`
        near.pop(person.actor, None)
        near[person.actor] = person
    sure = [p for p in near.values() if gender and p.gender == gender]
    ranked = sorted(sure or near.values(), key=lambda p: talk.counts[p.actor or ""])
    if not ranked:
        return None
    leads = len(ranked) == 1 or talk.counts[ranked[-1].actor or ""] > talk.counts[ranked[-2].actor or ""]
    return ranked[-1] if leads else None


def _rival(person: Phrase, phrase: Phrase) -> bool:
    """Whether somebody bears an office that the description does not go with (a president is no general)."""
    mine, theirs = phrase.title, person.title
    if mine is None or theirs is None:
        return False
    if mine.office in {"captives", "attackers"}:
        return theirs.role in {"judge", "private", "spokesperson"}
    if mine.role in {"people", "private", "other"}:
        return False
    if mine.office == "candidate":
        return theirs.role not in {"party", "legislator", "private"} and theirs.office != mine.office
    return bool(theirs.office) and theirs.office != mine.office and mine.office not in {"politician", "official"}


def ages(passage: Passage, inside: set[int]) -> Iterator[Phrase]:
    """Descriptions of one person by age alone (`der 45-Jährige`)."""
    for token in passage.parse.tokens:
        if token.index in inside or token.index == 0 or not _AGE.fullmatch(token.text):
            continue
        left = token.index - (2 if token.index > 1 and passage.parse.tokens[token.index - 1].text.lower() in _THEN else 1)
        before = passage.parse.tokens[left].text.lower()
        following = passage.parse.tokens[token.index + 1] if token.index + 1 < len(passage.parse.tokens) else None
        if before not in _DEFINITE or (following is not None and following.upos in {"NOUN", "PROPN", "ADJ"}):
            continue
        if before == "die" and token.text.endswith("n"):
            continue
        if passage.parse.language == "en":
            gender = ""
        else:
            gender = "f" if before == "die" or (before == "der" and token.text.endswith("n")) else "m"
        title = titles(passage.parse.language).word("Person" if passage.parse.language == "de" else "person")
        yield Phrase(
            where=passage.where, first=token.index, last=token.index + 1, head=token.index, left=left, kind="person",
            form="description", title=title, gender=gender, definite=True, political=False, score=0.5, why="described: by age",
        )  # fmt: skip


def twos(passage: Passage, inside: set[int]) -> Iterator[Phrase]:
    """English `the two` without a noun, for two persons spoken of (`The two spoke for an hour`)."""
    tokens = passage.parse.tokens
    for token in tokens[1:] if passage.parse.language == "en" else ():
        if token.text.lower() != "two" or token.index in inside or tokens[token.index - 1].text.lower() != "the":
            continue
        following = tokens[token.index + 1] if token.index + 1 < len(tokens) else None
        if token.deprel not in {"nsubj", "nsubj:pass", "obj", "obl", "nmod"} or (following is not None and following.upos in _NO_END):
            continue
        yield Phrase(
            where=passage.where, first=token.index, last=token.index + 1, head=token.index, left=token.index - 1, kind="person",
            form="description", title=titles("en").word("pair"), definite=True, pair=True, plural=True, political=False, score=0.5,
            why="described: by number",
        )  # fmt: skip


def unnamed(passage: Passage, inside: set[int]) -> Iterator[Phrase]:
    """Words of quantity that stand for some of a crowd by themselves (`viele wurden verhaftet`, `others fled`, `die übrigen`)."""
    tokens, language = passage.parse.tokens, passage.parse.language
    for token in tokens:
        if token.index in inside or token.text.lower() not in _QUANTITIES[language] or token.deprel not in _PARTIES:
            continue
        following = tokens[token.index + 1] if token.index + 1 < len(tokens) else token
        if following.index != token.index and (following.upos in {"NOUN", "PROPN", "ADJ", "NUM"} or following.text.lower() in _COUNTED_OF):
            continue  # `many soldiers`, `dozens of soldiers`
        article = token.index > 0 and tokens[token.index - 1].text.lower() in _DEFINITE
        yield Phrase(
            where=passage.where, first=token.index, last=token.index + 1, head=token.index, left=token.index - article, kind="people",
            form="description", title=titles(language).word("Personen" if language == "de" else "people"), plural=True, indefinite=True,
            political=False, score=0.5, why=SOME_OF,
        )  # fmt: skip


def some_of(phrase: Phrase, talk: Discourse) -> Phrase | None:
    """The crowd last spoken of that `viele`, `andere` are some of; None if none is near."""
    near = (s for s in reversed(talk.spoken) if s.sentence >= talk.sentence - 1 and s.phrase.kind in {"group", "people"})
    return next((s.phrase for s in near if s.phrase.name and s.phrase.form == "description" and several(s.phrase, s.tokens)), None)


def those(passage: Passage, inside: set[int]) -> Iterator[Phrase]:
    """English `those` with a clause or phrase that tells them, for people of no state told (`those who attack us`, `those in need`)."""
    tokens = passage.parse.tokens
    for token in tokens if passage.parse.language == "en" else ():
        if token.text.lower() != "those" or token.index in inside or token.upos not in {"PRON", "DET"} or token.index + 1 >= len(tokens):
            continue
        told = any(tokens[c].deprel.startswith("acl") for c in passage.tree.children(token.index))
        if not told and tokens[token.index + 1].text.lower() not in {"who", "in"}:
            continue
        left = token.index - 1 if token.index and tokens[token.index - 1].text.lower() == "all" else token.index
        yield Phrase(
            where=passage.where, first=token.index, last=token.index + 1, head=token.index, left=left, kind="people", form="description",
            title=titles("en").word("individuals"), plural=True, political=False, score=0.5, name="people",
            why="described: those who are told",
        )  # fmt: skip


# --- bodies -------------------------------------------------------------------


def body_before(phrase: Phrase, talk: Discourse) -> Phrase | None:
    """The body named before that a common noun takes up: by the same last word, by the same kind of body, or any agency."""
    title, word = phrase.title, talk.tokens[phrase.head].text
    named = [s for s in reversed(talk.spoken) if _is_body(s.phrase)]
    for one in named if title is None or title.office not in _UNTOLD else ():
        if named_by_noun(phrase, talk.tokens) and ends_in(one.phrase, one.tokens, word, talk.setting.language):
            return one.phrase
    if not bare(phrase, talk.tokens):
        return None
    if title is not None and (found := next((s.phrase for s in named if _same_kind(s, title.office, title.role, talk)), None)) is not None:
        return found
    if word.lower().endswith(_AGENCIES):
        bodies = (s.phrase for s in reversed(talk.spoken) if s.phrase.kind == "organisation" and s.phrase.form != "pronoun")
        return next((p for p in bodies if p.actor or p.name), None)
    return None


def last_body(phrase: Phrase, talk: Discourse, *, ministry: bool) -> Phrase | None:
    """The body that `die Organisation`, `die Partei`, `das Ministerium` takes up: near, subject, spoken of often, so called before."""
    found: dict[str, tuple[float, Phrase]] = {}
    for one in talk.spoken:
        body = one.phrase
        fits = (
            "ministry" in (body.actor or "")
            if ministry
            else body.kind in {"organisation", "group"} and "ministry" not in (body.actor or "")
        )
        if not fits or not body.actor or body.form == "pronoun" or body.plural:
            continue
        so_called = body.title is not None and phrase.title is not None and body.title.office == phrase.title.office and body.form != "name"
        if body.form != "name" and not so_called:
            continue
        score = -_FARTHER * min(_REACH + 1, talk.sentence - one.sentence) + (
            1.0 if one.role == "subject" else -1.0 if one.role == "place" else 0.0
        )
        score += 0.5 if so_called else 0.0
        if body.actor not in found or found[body.actor][0] <= score:
            found[body.actor] = (score, body)
    ranked = sorted(found.items(), key=lambda item: item[1][0] + _OFTEN * min(_REACH, talk.counts[item[0]]))
    return ranked[-1][1][1] if ranked else None


def crowd(phrase: Phrase, talk: Discourse) -> Phrase | None:
    """The group last spoken of that a word for people takes up (`den Menschen` after `die Demonstranten`)."""
    if phrase.title is None or phrase.title.office != "people" or not takes_up(phrase) or not bare(phrase, talk.tokens):
        return None
    if talk.tokens[phrase.head].lemma.lower() not in _PERSONS:
        return None
    groups = (s for s in reversed(talk.spoken) if s.sentence >= talk.sentence - 2 and s.phrase.kind in {"group", "people"})
    return next((s.phrase for s in groups if s.phrase.name and several(s.phrase, s.tokens) and not s.phrase.members), None)


def _is_body(phrase: Phrase) -> bool:
    return phrase.form == "name" and phrase.kind in _WHOLE_BODIES and bool(phrase.actor or phrase.name) and not phrase.plural


def ends_in(named: Phrase, tokens: tuple[Token, ...], word: str, language: str) -> bool:
    """Whether the last word of a name is, or in German ends in, a noun: `Afrikanische Union` - `die Union`."""
    stem = _bare_word(word, language)
    last = _bare_word(tokens[named.last - 1].text, language).split("-")[-1]
    if len(stem) < _SHORTEST_HEAD or (named.last - named.first == 1 and last == tokens[named.first].text.lower() == word.lower()):
        return False
    return last == stem or (language == "de" and last.endswith(stem))


def _bare_word(word: str, language: str) -> str:
    """A noun in small letters without the -s of a German genitive."""
    lower = word.lower()
    endings = ("es", "s") if language == "de" and len(lower) > _SHORTEST_HEAD + 2 else ()
    return next((lower.removesuffix(e) for e in endings if lower.endswith(e)), lower)


def _same_kind(one: Spoken, office: str, role: str, talk: Discourse) -> bool:
    """Whether a name contains a word for the same kind of body (`Internationaler Strafgerichtshof` - `das Gericht`)."""
    if office == "media":
        return one.phrase.kind == "outlet"
    if role not in _BODY_ROLES or office in _MANY:
        return False
    words = titles(talk.setting.language)
    found = (words.word(t.text) for t in one.tokens[one.phrase.first : one.phrase.last])
    return any(t is not None and t.office == office for t in found)


def nouns(passage: Passage, inside: set[int], named: list[Phrase]) -> Iterator[Phrase]:
    """Bare definite nouns no table has that end a name given before (`die Selbstverwaltung` after `Roma-Selbstverwaltung`)."""
    bodies = [p for p in named if p.form == "name" and p.kind in {"organisation", "group"} and p.where == passage.where]
    language = passage.parse.language
    endings = "\n".join({_bare_word(passage.parse.tokens[p.last - 1].text, language) for p in bodies}) + "\n"
    for token in passage.parse.tokens:
        if token.index in inside or token.index == 0 or token.upos != "NOUN" or _bare_word(token.text, language) + "\n" not in endings:
            continue
        if not _bare(passage.parse.tokens, token, passage):
            continue
        if any(p.first < token.index and ends_in(p, passage.parse.tokens, token.text, passage.parse.language) for p in bodies):
            yield Phrase(
                where=passage.where, first=token.index, last=token.index + 1, head=token.index, left=token.index - 1,
                kind="organisation", form="description", definite=True, political=False, score=0.5, why="described: last word of a name",
            )  # fmt: skip


def _bare(tokens: tuple[Token, ...], noun: Token, passage: Passage) -> bool:
    owned = any(tokens[c].deprel.startswith("nmod") for c in passage.tree.children(noun.index))
    return tokens[noun.index - 1].text.lower() in _DEFINITE and not owned


# --- several --------------------------------------------------------------------


def two_bodies(phrase: Phrase, talk: Discourse) -> list[Phrase]:
    """The two bodies last named that `die beiden Parteien`, `both parties`, `both sides` mean; empty if they are not told."""
    title = phrase.title
    if not phrase.pair or title is None:
        return []
    fits: Callable[[Phrase], bool]
    if title.office == "party" and phrase.kind == "group":
        fits = lambda p: p.kind in {"group", "organisation", "government", "state"}  # noqa: E731
    elif talk.tokens[phrase.head].lemma.lower() in {"seite", "seiten", "side", "sides"}:
        fits = lambda p: p.kind in {"group", "organisation", "people"} or is_state(p.actor or "")  # noqa: E731
    else:
        return []
    last: dict[str, Phrase] = {}
    for _, before in reversed(talk.past):
        if fits(before) and before.form != "pronoun" and (before.actor or before.plural) and before.name:
            last.setdefault(before.actor or before.name, before)
        if len(last) == 2:
            second, first = last.values()
            return [first, second]
    return []


def office_holders(phrase: Phrase, talk: Discourse) -> list[Phrase]:
    """The persons near whose office a plural description names (`die Minister`, `the presidents`); empty if there are not two."""
    mine = phrase.title
    if mine is None or not phrase.definite or phrase.of is not None or phrase.owner is not None or phrase.country or phrase.foreign_body:
        return []
    found: dict[str, Phrase] = {}
    for one in talk.spoken:
        person = one.phrase
        theirs = person.title
        if one.sentence < talk.sentence - _REACH or person.kind != "person" or not person.actor or theirs is None or person.plural:
            continue
        same = theirs.office == mine.office or (mine.role == theirs.role and mine.role in _ONE_KIND)
        if same and not (phrase.gender == "f" and person.gender == "m"):
            found[person.actor] = person
    return list(found.values()) if len(found) > 1 else []
