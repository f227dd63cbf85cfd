"""Who appears in a report: actors, the places named, and every mention, resolved to whom it means.

Order of work: names of the tables and entities of the parser give phrases;
titles, genitives and adjectives give them office and state; full names settle
surnames; what came before settles descriptions and pronouns.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from depesche.lexicon.lines import one
from depesche.lexicon.rows import OrganisationRow
from depesche.reading.document import Cast, Document, Mentioned, Passage
from depesche.reading.who_called import stateless
from depesche.reading.who_cast import actors_of, places_of
from depesche.reading.who_compass import halves
from depesche.reading.who_discourse import Discourse
from depesche.reading.who_find import Finder
from depesche.reading.who_known import names
from depesche.reading.who_link import link
from depesche.reading.who_naming import person_name
from depesche.reading.who_nouns import find_phrases
from depesche.reading.who_people import Setting, name_people, published_day, weigh
from depesche.reading.who_phrase import Phrase
from depesche.reading.who_places import load_weak, name_places
from depesche.reading.who_posts import load_posts
from depesche.reading.who_refer import Referee
from depesche.reading.who_short import explain_abbreviations, name_described
from depesche.reading.who_spans import surnames_of
from depesche.reading.who_titles import titles
from depesche.reading.who_words import slug
from depesche.records import Where

_FIGHTING = frozenset({"rebels", "armed-forces", "peacekeepers", "security-forces"})
"""Offices of words for those who fight for a body."""
_NAMED = frozenset({"organisation", "government", "group", "outlet"})
_INHABITANTS = ("einwohner", "bewohner", "bürger", "student", "studierend", "lehrkr", "lehrer", "schüler", "wähler", "arbeiter", "soldat",
                "resident", "inhabitant", "citizen", "voter", "teacher", "worker")  # fmt: skip
"""Beginnings of words for people who belong to a country, however they are counted."""


def load_base(language: str) -> None:
    """Load everything linking needs of the tables, which else happens with the first report."""
    names(language)
    titles(language)
    load_posts()
    load_weak()


def find_actors(document: Document) -> Cast:
    """Find everybody a report mentions and say who is meant.

    Args:
        document: The parsed report; its publication date decides who held an
            office that is only described.

    Returns:
        Actors and places with their mentions, and for every noun phrase that
        names or describes somebody a `Mentioned`, found by any of its tokens.

    """
    surnames = surnames_of(document.passages)
    finders = {p.where: find_phrases(p, document.language, surnames) for p in document.passages}
    linked = {where: link(finder) for where, finder in finders.items()}
    everybody = [p for phrases in linked.values() for p in phrases]
    _identify(everybody)
    name_places(everybody, [state for finder in finders.values() for state in finder.adjectives.values()])
    halves(document.passages, everybody)
    _members_of_bodies(everybody)
    setting = _setting(document, finders, everybody)
    _namesakes(everybody, setting)
    explain_abbreviations(document.passages, everybody, setting.states)
    name_described(everybody, document.passages)
    name_people(everybody, setting)
    _home(everybody, setting)
    referee = Referee(Discourse(setting), [p for p in everybody if p.kind == "person" and p.form == "name"])
    settled = {p.where: referee.read(p, linked[p.where]) for p in document.passages}
    everyone = [p for phrases in settled.values() for p in phrases]
    _counted(everyone, setting)
    _names_of_holders(everyone)
    return _cast(document, settled)


def _identify(phrases: list[Phrase]) -> None:
    """Give names of states, bodies, outlets and places their id; persons come later."""
    for phrase in phrases:
        if phrase.kind == "person" or phrase.form not in {"name", "capital"} or (phrase.name and not phrase.full):
            continue
        if phrase.known:
            known = phrase.known[0]
            phrase.actor, phrase.name = known.id, known.name
            phrase.country = known.country or phrase.country if phrase.kind != "people" else phrase.country
            if phrase.kind == "place" and known.kind != "place":
                phrase.name, phrase.actor = phrase.full or None, None
            if phrase.kind == "people":
                phrase.actor = None
        elif phrase.kind in {"organisation", "place", "outlet"} and phrase.name and slug(phrase.name):
            prefix = "place" if phrase.kind == "place" else "org"
            phrase.actor = f"{prefix}:{slug(phrase.name)}"


def _namesakes(phrases: list[Phrase], setting: Setting) -> None:
    """Of several bodies with one name take that of the state the report speaks of most (`PPP`, `PSD`)."""
    own = Counter(p.country for p in phrases if p.form == "name" and p.known and p.known[0].weak and p.kind in _NAMED)
    for phrase in phrases:
        if phrase.form != "name" or phrase.kind not in _NAMED or not phrase.known or not phrase.known[0].weak:
            continue
        told = setting.states
        ranked = sorted(phrase.known, key=lambda k: told.get(k.country or "", 0) - (own[k.country] if k.country == phrase.country else 0))
        best = ranked[-1]
        if best is not phrase.known[0] and best.country:
            phrase.known, phrase.actor, phrase.name, phrase.country = (best,), best.id, best.name, best.country
            phrase.why += f"; of a state the report speaks of: {best.row}"


def _members_of_bodies(phrases: list[Phrase]) -> None:
    """Let fighters and soldiers called after a body stand for it: `Talibankämpfer`, `UNMISS-Truppen`."""
    for phrase in phrases:
        title = phrase.title
        if title is None or phrase.name is not None or not phrase.body or not (title.office in _FIGHTING or title.office == "members"):
            continue
        body = one(OrganisationRow, phrase.body)
        if body is not None:
            phrase.actor, phrase.name, phrase.country = body.id, body.name, body.country or None
            phrase.why += f"; of {body.name}: organisations.tsv {body.id}"


def _setting(document: Document, finders: dict[Where, Finder], phrases: list[Phrase]) -> Setting:
    adjectives = [state for finder in finders.values() for state in finder.adjectives.values()]
    headline = [p.country for p in phrases if p.where == "title" and p.country]
    return Setting(published_day(document.report.published), weigh(phrases, adjectives, headline), document.language)


def _home(phrases: list[Phrase], setting: Setting) -> None:
    """Take a body that no table has for one of the state the report is mostly about."""
    for phrase in phrases:
        if phrase.kind == "organisation" and phrase.form == "name" and not phrase.known and phrase.country is None:
            phrase.country = setting.country
            phrase.why += "; state: the one this report is mostly about"
        if phrase.kind == "place" and not phrase.known and phrase.stand_ins and phrase.country is None:  # `das Dorf X`
            phrase.country = setting.country
            phrase.score = min(phrase.score, 0.4)
            phrase.why += "; state: the one this report is mostly about"
    lying = {p.name: p.country for p in phrases if p.kind == "place" and not p.known and p.country}
    for phrase in phrases:
        if phrase.kind == "place" and not phrase.known:
            phrase.country = phrase.country or lying.get(phrase.name)


def _counted(phrases: list[Phrase], setting: Setting) -> None:
    """Take parties, unions and counted inhabitants (`200 Einwohner`) for those of the state the report is mostly about.

    Of a crowd given by nothing but its number (`zwölf Menschen`) no state is told (CLAIMS section 7, countries).
    """
    for phrase in phrases:
        title = phrase.title
        if title is None or phrase.country is not None or phrase.elsewhere or phrase.form != "description" or phrase.members:
            continue
        side = title.word == "parties"  # of a conflict, an agreement
        if (title.office in {"party", "trade-union"} and not side) or (
            (phrase.indefinite or title.role != "force") and title.word.lower().startswith(_INHABITANTS)
        ):
            phrase.country = setting.country
            phrase.score = min(phrase.score, 0.4)
            phrase.why += "; state: the one this report is mostly about"


def _names_of_holders(phrases: Iterable[Phrase]) -> None:
    """Name those who were found by their office alone."""
    for phrase in phrases:
        if phrase.name is None:
            phrase.name = person_name(phrase.actor)


def _cast(document: Document, settled: dict[Where, list[Phrase]]) -> Cast:
    mentioned: list[Mentioned] = []
    by_head: dict[tuple[Where, int], Mentioned] = {}
    pairs: list[tuple[Phrase, Mentioned]] = []
    for passage in document.passages:
        for phrase in settled[passage.where]:
            mention = _freeze(phrase, passage)
            mentioned.append(mention)
            pairs.append((phrase, mention))
            pairs.extend(zip(phrase.members, mention.members, strict=True))
            for index in (*range(phrase.first, phrase.last), *phrase.stand_ins):
                by_head.setdefault((passage.where, index), mention)
    for passage in document.passages:
        _stand_in(passage, by_head)
    day = published_day(document.report.published)
    return Cast(actors_of(pairs, day), places_of(pairs), tuple(mentioned), by_head)


def _stand_in(passage: Passage, by_head: dict[tuple[Where, int], Mentioned]) -> None:
    """Let a noun that nobody is called by stand for the name it goes with: `die Pilotin Nadija Sawtschenko`."""
    tokens = passage.parse.tokens
    for token in tokens:
        mention = by_head.get((passage.where, token.index))
        above = tokens[token.head]
        named = mention is not None and mention.form == "name" and mention.kind in {"person", "place"}
        if named and token.deprel in {"appos", "flat"} and above.upos == "NOUN" and above.index < token.index:
            by_head.setdefault((passage.where, above.index), mention)  # type: ignore[arg-type]


def _freeze(phrase: Phrase, passage: Passage) -> Mentioned:
    mention = phrase.frozen(passage)
    if stateless(phrase):
        mention = replace(mention, country=None)
    if phrase.kind == "place" and mention.name is None:
        mention = replace(mention, name=mention.text, actor=f"place:{slug(mention.text)}")
    if phrase.members:
        mention = replace(mention, members=tuple(m.frozen(passage) for m in phrase.members))
    return mention
