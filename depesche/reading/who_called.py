"""Usual English names and stable ids for those whom a report only describes (`die libysche Regierung`)."""

from __future__ import annotations

from functools import cache

from depesche.lexicon.rows import OrganisationRow, StateNameRow
from depesche.lexicon.tables import load
from depesche.reading.who_naming import country_name, government_id, government_name, person_name, state_names, with_article
from depesche.reading.who_phrase import Phrase
from depesche.reading.who_words import slug

_WITHOUT_STATE = frozenset({"rebels", "organisation", "countries", "trade-union", "media", "peacekeepers",
                            "international-community", "secretary-general", "director-general", "allies", "individuals"})  # fmt: skip
"""Groups whose state the words alone do not give: no state is put in their name (CLAIMS section 7, countries)."""

_MERE_PEOPLE = frozenset({
    "menschen", "personen", "leute", "angreifer", "angreifern", "geisel", "geiseln", "teilnehmer", "teilnehmern",
    "tausende", "tausenden", "hunderte", "hunderten", "zehntausende", "zehntausenden", "hunderttausende",
    "people", "persons", "hostages", "attackers", "participants", "thousands", "hundreds",
})  # fmt: skip
"""Words that say of a crowd no more than that it is one."""

_COURTS = (
    ("verfassungsgericht", "Constitutional Court"), ("verwaltungsgericht", "Administrative Court"), ("berufungsgericht", "Court of Appeal"),
    ("kassationsgericht", "Court of Cassation"), ("militärgericht", "Military Court"), ("kriegsverbrecher", "War Crimes Court"),
    ("revolutionsgericht", "Revolutionary Court"), ("sondertribunal", "Special Tribunal"), ("sondergericht", "Special Court"),
    ("strafgericht", "Criminal Court"), ("constitutional court", "Constitutional Court"), ("supreme court", "Supreme Court"),
)  # fmt: skip
"""Kinds of courts by a part of the word for them."""
_OFFICE_NOTE = "office="
"""How the note of an organisation says which office of its state it is."""
_WITH_LANDTAGE = frozenset({"DEU", "AUT"})
"""States whose parts have a Landtag."""


_OF_OTHERS = frozenset({"allies", "individuals"})
"""Words for those who are of another state than the one they are named with (`its allies`), or of any."""


@cache
def _adjectives() -> dict[str, str]:
    return {row.state: row.adjectives[0] for row in load(StateNameRow, "en") if row.adjectives}


def adjective_of(country: str) -> str:
    """English adjective of a state, or the short name of a body.

    >>> adjective_of("PRK")
    'North Korean'
    """
    return _adjectives().get(country) or country_name(country)


def call(phrase: Phrase) -> None:
    """Give a described body, force or group its English name and, where it can be told again, an id."""
    title, country = phrase.title, phrase.country
    if title is None or phrase.name is not None:
        return
    office = "leader" if title.leads else title.office.replace("-", " ")
    if phrase.kind == "state":
        if country and not phrase.plural:
            phrase.name, phrase.actor = country_name(country), country
        return
    if phrase.region and country and (phrase.kind == "government" or title.role == "body"):
        _regional(phrase, title.office)
        return
    if phrase.kind == "government":
        if country:
            phrase.name, phrase.actor = government_name(country), government_id(country)
        return
    if title.personal:
        _person(phrase, office)
    elif title.role == "body":
        _body(phrase, title.office)
    elif title.role == "force" and (known := body_of_state(title.office, country)) is not None:
        phrase.actor, phrase.name = known
    elif title.role != "people" or phrase.plural:
        phrase.name = f"{adjective_of(country)} {office}" if country else office
        if title.role == "force" and country:
            phrase.actor = f"force:{country}:{title.office}"


def _regional(phrase: Phrase, office: str) -> None:
    """Name a government or body of a part of a state: `Government of Bavaria`, `Parliament of Scotland`."""
    parliament = "Landtag" if phrase.country in _WITH_LANDTAGE else "Parliament"
    words = "Government" if phrase.kind == "government" else parliament if office == "parliament" else office.replace("-", " ").title()
    phrase.name = f"{words} of {phrase.region}"
    known = next((key for key, name in _organisations().items() if name == phrase.name), None)
    phrase.actor = known or f"org:{phrase.country}:{slug(phrase.region)}:{office}"


@cache
def _organisations() -> dict[str, str]:
    return {row.id: row.name for row in load(OrganisationRow)}


@cache
def _by_office() -> dict[tuple[str, str], tuple[str, str]]:
    """Id and name of the bodies whose note says which office of a state they are (`office=parliament`), by office and state."""
    out: dict[tuple[str, str], tuple[str, str]] = {}
    for row in load(OrganisationRow):
        for note in row.note.split(";"):
            if note.strip().startswith(_OFFICE_NOTE):
                out[note.strip().removeprefix(_OFFICE_NOTE), row.country] = (row.id, row.name)
    return out


def body_of_state(office: str, country: str | None) -> tuple[str, str] | None:
    """Id and name of a body the table of organisations has by its office and state (`security-council-rus`)."""
    if country is None:
        return None
    if (office, country) in _by_office():
        return _by_office()[office, country]
    code = country.removeprefix("IGO:").lower()
    for key in (f"{office}-{code}", f"{code}-{office}"):
        if key in _organisations():
            return key, _organisations()[key]
    return None


def _body(phrase: Phrase, office: str) -> None:
    if phrase.of is not None and phrase.of.kind == "person" and phrase.why.startswith("described: the office of"):
        phrase.country = phrase.of.country or phrase.country
        holder = phrase.of.name or person_name(phrase.of.actor)
        phrase.name = f"Office of {holder}" if holder else None
        phrase.actor = f"org:office-of:{phrase.of.actor}" if phrase.of.actor else None
        return
    known = body_of_state(office, phrase.country)
    if known is not None:
        phrase.actor, phrase.name = known
        return
    court = next(
        (name for part, name in _COURTS if office == "court" and part in (phrase.title.word.lower() if phrase.title else "")), None
    )
    words = court or (office.replace("-", " ") if office in {"press-service", "mission"} else office.replace("-", " ").title())
    of = phrase.of
    if of is not None and of.kind in {"organisation", "government"} and of.name and of.title is not phrase.title:
        phrase.name = f"{words} of the {of.name}"
        phrase.actor = f"org:{of.actor}:{office}" if of.actor else None
        phrase.country = phrase.country or of.country
    elif phrase.country:
        phrase.name = f"{words} of {with_article(phrase.country)}"
        phrase.actor = f"org:{phrase.country}:{office}"
    else:
        phrase.name = words


def _person(phrase: Phrase, office: str) -> None:
    if not office:
        office = phrase.title.role.replace("-", " ") if phrase.title else ""
    of = phrase.of
    if of is not None and of.name and of.kind in {"organisation", "government", "group", "outlet"} and of.form != "capital":
        phrase.name = f"{office} of the {of.name}"
    elif of is not None and of.name and of.kind == "person" and of.form == "name" and of.title is not phrase.title:
        phrase.name, phrase.country = f"{office} of {of.name}", phrase.country or of.country
    elif not (phrase.country or "").startswith("IGO:") and (body := _organisations().get(phrase.body)):
        phrase.name = f"{office} of the {body}"
    elif office == "head" and phrase.country and not phrase.region:
        phrase.name = f"head of a body in {with_article(phrase.country)}"  # nobody who leads the state
    elif phrase.country:
        phrase.name = f"{office} of {phrase.region or with_article(phrase.country)}"


def takes_setting(phrase: Phrase) -> bool:
    """Whether a described body or group without a named state is, by default, of the state the report plays in."""
    title = phrase.title
    if title is None or phrase.kind == "outlet":
        return False
    if title.word.lower().startswith("coalition"):  # `coalition forces`, of several states
        return False
    counted = phrase.indefinite and (title.office == "party" or (title.role == "people" and _only_counted(phrase)))
    return title.office not in _WITHOUT_STATE and not counted


def _only_counted(phrase: Phrase) -> bool:
    """Whether a crowd is given by nothing but its number (`zwölf Menschen`, `three civilians`; not `zwei Journalisten`, `ein Mann`)."""
    title = phrase.title
    return title is not None and (title.office == "civilians" or title.word.lower() in _MERE_PEOPLE)


def stateless(phrase: Phrase) -> bool:
    """Whether somebody acts for no state whatever their origin: media, armed groups, NGOs (CLAIMS section 7, countries)."""
    office = phrase.title.office if phrase.title is not None else ""
    if phrase.kind == "outlet":
        return office != "state-media" or phrase.form == "name"
    if office in _OF_OTHERS and phrase.actor is None and phrase.form != "name":
        return "state by its adjective" not in phrase.why  # `our Turkish allies` are of Turkey
    return phrase.kind == "group" and phrase.actor is None and is_state(phrase.country or "") and office in {"rebels", "organisation"}


def is_state(code: str) -> bool:
    """Whether a code is a state's (and no international body's)."""
    return code in state_names()
