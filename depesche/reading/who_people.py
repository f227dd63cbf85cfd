"""Which person a name means: full names, surnames within the report, namesakes told apart by office and state."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace

from depesche.lexicon.lines import one
from depesche.lexicon.rows import ActorRow, OrganisationRow, PostRow
from depesche.reading.who_judged import judge
from depesche.reading.who_names import Known
from depesche.reading.who_phrase import Phrase
from depesche.reading.who_posts import held, holder, leads, offices_meant, posts_of
from depesche.reading.who_spelling import latin, one_person, spelt_otherwise, surname_answers
from depesche.reading.who_titles import Title
from depesche.reading.who_words import bare_forms, slug
from depesche.records import Published

_FIGHTERS = frozenset({"rebels", "rebel-leader"})
"""Offices of words for those who fight for no state."""
_ALSO_CALLED = {"prime-minister": "state-premier"}
"""Offices of the Länder that share their German name with one of a state (`Ministerpräsident`)."""
_ON_THE_DAY = 2.5
"""What speaks for a namesake who holds the office named on the very day: more than a name that elsewhere means another."""
_EARLIEST = 15
"""Years before their first post in which somebody may already be in the news."""
_SURNAME = 0.35
"""Likeness a surname alone needs where office, state and day point to the same person."""
_ENOUGH = 3.0
"""Support a surname needs that several persons share."""


@dataclass(frozen=True, slots=True)
class Setting:
    """Where and when a report plays: the day it was published, and how often each state is meant."""

    day: str | None
    states: Counter[str]
    language: str

    @property
    def country(self) -> str | None:
        """The state a report is mostly about, of several the one named first; None if it names none."""
        best, most = None, 0
        for country, count in self.states.items():
            if count > most and not country.startswith("IGO:"):
                best, most = country, count
        return best

    @property
    def mainly(self) -> str | None:
        """The only state a report is about: meant at least twice as often as any other; None if two share it."""
        counts = sorted(((n, c) for c, n in self.states.items() if not c.startswith("IGO:")), reverse=True)
        alone = counts and (len(counts) == 1 or counts[0][0] >= 2 * counts[1][0])
        return counts[0][1] if alone else None


def published_day(published: Published) -> str | None:
    """The day offices are resolved for: the first day of publication that is possible."""
    return published.earliest or published.latest


def name_people(phrases: list[Phrase], setting: Setting) -> None:
    """Resolve every person's name of a report, longest names first, so that surnames find their owner."""
    named = [p for p in phrases if p.kind == "person" and p.form == "name"]
    for phrase in named:
        if (known := judge(phrase)) is not None:
            _take(phrase, known, setting)
    full = [p for p in named if len(_words(p.full)) > 1]
    full = [p for p in full if " " in p.full or not _double_surname(p, full)]
    _without_genitive(named, full, setting)
    for phrase in full:
        if phrase.actor is None and not _known(phrase, setting, {}):
            _spelt(phrase, setting)
    local = _families(full)
    for phrase in full:
        if phrase.actor is None:
            _short_for(phrase, full)
    strangers: dict[str, str] = {}
    for phrase in full:
        if phrase.actor is None:
            _unknown(phrase, _as_before(phrase, strangers))
    taken = {id(p) for p in full}
    for phrase in named:
        if id(phrase) not in taken and phrase.actor is None:
            _surname(phrase, setting, local)
    _states_of(named, setting)


def _states_of(named: list[Phrase], setting: Setting) -> None:
    """The state of every person: none for who acts for an armed group, the told one, else the one the report is mostly about."""
    for phrase in named:
        if _of_armed_group(phrase):
            phrase.country, phrase.elsewhere = None, True
    _share(named)
    for phrase in named:
        if phrase.country is None and setting.country is not None and not _of_no_state(phrase):
            phrase.country = setting.country
            phrase.score = min(phrase.score, 0.5)
            phrase.why += "; state: the one this report is mostly about"


def _armed_group(body: str) -> bool:
    """Whether a body of the tables is an armed group or the like, which no state stands behind."""
    found = one(OrganisationRow, body)
    return found is not None and found.kind == "group" and not found.country


def _of_armed_group(phrase: Phrase) -> bool:
    """Whether the words make somebody a rebel, or one of an armed group (`Al-Qaida-Vize X`, `der Anführer der Terrorgruppe, X`)."""
    of, title = phrase.of, phrase.title
    if title is not None and title.office in _FIGHTERS and not phrase.known:
        return True
    if of is not None and of.title is not None and of.title.office == "rebels" and not of.country:
        return True
    return _armed_group(phrase.body or (of.known[0].id if of is not None and of.known else ""))


def _of_no_state(phrase: Phrase) -> bool:
    """Whether somebody speaks or acts for a body of no state: an armed group, an NGO (CLAIMS section 7, countries)."""
    of = phrase.of
    body = one(OrganisationRow, of.known[0].id if of is not None and of.known else phrase.body)
    outlet = of is not None and of.kind == "outlet"
    return phrase.elsewhere or (phrase.certain and phrase.country is None) or (body is not None and not body.country and not outlet)


def _without_genitive(named: list[Phrase], full: list[Phrase], setting: Setting) -> None:
    """Take a German genitive -s off a full name that the report also gives without it (`Herta Müllers Mutter`)."""
    if setting.language != "de":
        return
    bare = {p.full for p in named}
    for phrase in full:
        short = phrase.full.removesuffix("s")
        if not phrase.known and short != phrase.full and (short in bare or _surname_of(short) in bare):
            phrase.full = short


def _as_before(phrase: Phrase, strangers: dict[str, str]) -> str:
    """The name of somebody no table has, as the report first wrote it; `strangers` are the names so far, by their slug."""
    key = slug(phrase.full)
    if key not in strangers:
        before = next((name for name in strangers.values() if one_person(name, phrase.full)), None)
        strangers[key] = before or phrase.full
        if before is not None:
            phrase.why += f"; another spelling of {before}"
    return strangers[key]


def _spelt(phrase: Phrase, setting: Setting) -> None:
    """Take the one public figure whose name is written otherwise here, if nothing contradicts and something speaks for them."""
    if phrase.known:
        return
    written = (phrase.full, phrase.full.removesuffix("s")) if setting.language == "de" else (phrase.full,)
    found = {known.id: (score, known, why) for name in reversed(written) for score, known, why in spelt_otherwise(name)}
    fitting = [f for f in found.values() if _speaks_for(f[1], phrase, setting)]
    if len(fitting) == 1:
        score, known, why = fitting[0]
        _take(phrase, known, setting)
        phrase.score = min(phrase.score, round(0.9 * score, 2))
        phrase.why += f"; {why}"


def _speaks_for(known: Known, phrase: Phrase, setting: Setting) -> bool:
    """Whether the report supports somebody found by likeness alone: office or state fit, or a leader of a state it speaks of."""
    posts = posts_of(known.id)
    if phrase.gender and known.gender and phrase.gender != known.gender:
        return False
    if phrase.country and not (phrase.country == known.country or any(p.country == phrase.country for p in posts)):
        return False
    if setting.day and posts and all(p.since and int(p.since[:4]) > int(setting.day[:4]) + _EARLIEST for p in posts):
        return False
    if phrase.title is not None and phrase.title.office and phrase.title.role != "private":
        return _fits(phrase, known, setting)
    in_office = any(held(p, setting.day) for p in posts)
    return bool(phrase.country) or (in_office and setting.states.get(known.country or "", 0) > 1)


def _short_for(phrase: Phrase, full: list[Phrase]) -> None:
    """Take a surname of several words for the one person of the report whose name ends in it (`Wasserman Schultz`, `Al-Assad`)."""
    end = f" {phrase.full}".lower()
    owners = {
        o.actor or o.full: o for o in full if len(o.full) > len(phrase.full) and f" {o.full}".lower().endswith(end) and _may_be(phrase, o)
    }
    if len(owners) != 1:
        return
    owner = next(iter(owners.values()))
    if owner.actor is None:
        phrase.full = owner.full
        return
    phrase.actor, phrase.name, phrase.known, phrase.certain = owner.actor, owner.name, owner.known, owner.certain
    phrase.country = phrase.country or owner.country
    phrase.gender, phrase.political = owner.gender or phrase.gender, owner.political
    phrase.why += f"; short for {owner.full} in this report"


def _words(name: str) -> list[str]:
    return name.replace("-", " ").split()


def _double_surname(phrase: Phrase, full: list[Phrase]) -> bool:
    """Whether a hyphenated word is a surname by a full name of the report that ends in it (`Leutheusser-Schnarrenberger`)."""
    return any(form in {s := _surname_of(p.full), s[:1].upper() + s[1:]} for form in bare_forms(phrase.full) for p in full if " " in p.full)


def _surname_of(name: str) -> str:
    return name.rsplit(maxsplit=1)[-1]


def _families(full: list[Phrase]) -> dict[str, list[Phrase]]:
    """Full names of the report by surname and, for names written the Asian way, by their first word."""
    out: dict[str, list[Phrase]] = {}
    for phrase in full:
        parts = phrase.full.split()
        capital = parts[-1][:1].upper() + parts[-1][1:]  # `Al-Hassani` for `Hajim al-Hassani`
        for key in dict.fromkeys((parts[-1], capital, parts[0], " ".join(parts[1:]))):
            out.setdefault(key, []).append(phrase)
    return out


def _known(phrase: Phrase, setting: Setting, _: dict[str, list[Phrase]]) -> bool:
    """Take the one table row that fits the name in this report; False if none or several do."""
    ranked = sorted(((_support(k, phrase, setting), k) for k in phrase.known), key=lambda x: (-x[0], x[1].id))
    ranked = [r for r in ranked if r[0] > 0]
    if not ranked or (len(ranked) > 1 and ranked[0][0] == ranked[1][0]):
        return False
    _take(phrase, ranked[0][1], setting)
    return True


def _support(known: Known, phrase: Phrase, setting: Setting) -> float:
    """How much speaks for a namesake: strong name, state of the title, office on the day, state in the report."""
    total = 0.0 if known.weak else 2.0
    posts = posts_of(known.id)
    countries = {known.country, *(p.country for p in posts)}
    if phrase.country:
        total += 3.0 if phrase.country in countries else -2.5
    if phrase.title is not None and phrase.title.office:
        total += 0.0 if not _fits(phrase, known, setting) else 2.0 if setting.day else 3.0
        total += _ON_THE_DAY if any(_in_time(p, phrase, setting) and p.office in _offices(phrase.title, setting) for p in posts) else 0.0
    in_office = any(held(p, setting.day) for p in posts)
    total += 1.0 if in_office else 0.0
    total += 2.0 if known.weak and not phrase.country and leads(known.id, setting.day, setting.language) else 0.0
    if known.country and setting.states.get(known.country, 0):
        total += 1.0
    if known.weak and len(phrase.full.split()) == 1 and (total < _ENOUGH or not (in_office or _fits(phrase, known, setting))):
        return 0.0
    return total


def _in_time(post: PostRow, phrase: Phrase, setting: Setting) -> bool:
    """Whether a post was held on the day or, where the words say `former`, had ended by then."""
    if phrase.former:
        return bool(setting.day and post.until and post.until <= setting.day[: len(post.until)])
    return held(post, setting.day)


def _fits(phrase: Phrase, known: Known, setting: Setting) -> bool:
    """Whether a known person held an office of the title's name at any time."""
    if phrase.title is None or not phrase.title.office:
        return False
    offices = _offices(phrase.title, setting)
    return any(p.office in offices for p in posts_of(known.id))


def _offices(title: Title, setting: Setting) -> frozenset[str | None]:
    """The offices a title may mean, of the state or of one of its Länder."""
    return frozenset({*offices_meant(title, setting.language), _ALSO_CALLED.get(title.office)})


def _take(phrase: Phrase, known: Known, setting: Setting) -> None:
    if phrase.known:
        phrase.why = phrase.why.replace(f"named: {phrase.known[0].row}", f"named: {known.row}")
    phrase.actor, phrase.name, phrase.gender = known.id, known.name, known.gender or phrase.gender
    phrase.known = (known,)
    phrase.certain = True
    if phrase.country is None or not _may_act_for(known, phrase.country):
        phrase.country = acting_for(known, setting)
    phrase.political = True


def _may_act_for(known: Known, country: str) -> bool:
    """Whether the text may be right about whom a known person acts for: their own state, one they held a post of, a body."""
    return country.startswith("IGO:") or country == known.country or any(p.country == country for p in posts_of(known.id))


def acting_for(known: Known, setting: Setting) -> str | None:
    """The state or body somebody acts for: an international office held on the day goes before nationality.

    Where the day is not known, the body counts if the report speaks of it more than of the person's state.
    """
    holds = [p for p in posts_of(known.id) if held(p, setting.day)]
    if holds and all(_armed_group(p.body) for p in holds):
        return None
    posts = [p for p in posts_of(known.id) if p.country.startswith("IGO:") and (p.office != "envoy" or setting.states.get(p.country, 0))]
    if setting.day is not None:
        bodies = sorted({p.country for p in posts if held(p, setting.day)})
    else:
        own = setting.states.get(known.country or "", 0)
        bodies = sorted({p.country for p in posts if setting.states.get(p.country, 0) > own})
    return bodies[0] if bodies else known.country


def _unknown(phrase: Phrase, name: str) -> None:
    """A person no table has: known by the wording alone, with the same id wherever the name is written so."""
    phrase.name = name
    phrase.actor = f"per:{slug(latin(name))}" if slug(name) else None
    phrase.score = min(phrase.score, 0.7)
    phrase.political = phrase.title is not None and phrase.title.role not in {"private", "other"}


def _surname(phrase: Phrase, setting: Setting, local: dict[str, list[Phrase]]) -> None:
    for form in bare_forms(phrase.full):
        owners = [o for o in local.get(form, []) if _may_be(phrase, o)]
        fitting = [o for o in owners if not phrase.country or o.country in {None, phrase.country}]
        ids = {o.actor for o in fitting}
        if len(ids) > 1:
            by_last = [o for o in fitting if _surname_of(o.full) == form]
            ids, fitting = {o.actor for o in by_last}, by_last or fitting
        if len(ids) > 1 and (most := _named_most(fitting)) is not None:
            ids, fitting = {most.actor}, [most]
        if len(ids) == 1 or (fitting and len({o.name for o in fitting}) == 1):
            owner = fitting[0]
            phrase.actor, phrase.name, phrase.known = owner.actor, owner.name, owner.known
            phrase.country = phrase.country or owner.country
            phrase.gender, phrase.political = owner.gender or phrase.gender, owner.political
            phrase.certain = owner.certain
            phrase.why += f"; short for {owner.full} in this report"
            return
    if not _known(phrase, setting, local) and not _holds(phrase, setting):
        exact = any(_surname_of(k.name) == phrase.full for k in phrase.known)
        _unknown(phrase, bare_forms(phrase.full)[-1] if phrase.known and not exact else phrase.full)


def _named_most(owners: list[Phrase]) -> Phrase | None:
    """Of several of one surname whom the report names in full at least twice as often as any other."""
    (first, most), *others = Counter(o.actor for o in owners).most_common(2)
    return next(o for o in owners if o.actor == first) if most >= 2 * others[0][1] else None


def _may_be(short: Phrase, full: Phrase) -> bool:
    """Whether a surname may be short for a full name: not where address or office tell of another (`Mrs. Clinton`, `Secretary Clinton`)."""
    if short.gender and full.gender and short.gender != full.gender:
        return False
    title, owner = short.title, full.known[0] if full.certain and full.known else None
    if title is None or not title.word or title.role != "minister" or owner is None or full.title is not None:
        return True
    return _was_minister(owner, title) or not any(_was_minister(k, title) for k in short.known)


def _was_minister(known: Known, title: Title) -> bool:
    """Whether somebody held the minister's office of a title; `minister` and `secretary` alone may be any."""
    offices = {post.office for post in posts_of(known.id)}
    return title.office in offices or (title.office == "minister" and any(o.endswith("-minister") for o in offices))


def _holds(phrase: Phrase, setting: Setting) -> bool:
    """Take whoever held the office named before a surname on the day, if the surname is a spelling of theirs."""
    post = holder(phrase.title, phrase.country, setting.day, setting.language) if phrase.title and phrase.country else None
    row = one(ActorRow, post.holder) if post is not None and not phrase.former and not phrase.known else None
    if post is None or row is None:
        return False
    score, why = max(surname_answers(form, row.name) for form in bare_forms(phrase.full))
    if score < _SURNAME:
        return False
    _take(phrase, Known(row.id, row.name, "person", row.country or None, "name", True, f"actors.tsv {row.id}", row.gender), setting)
    phrase.score = min(phrase.score, round(0.9 * score, 2))
    phrase.why += f"; spelt like {row.name}, who held the office: posts.tsv {post.id}: {why}"
    return True


def _share(named: list[Phrase]) -> None:
    """What one mention of a person tells (state, office, gender) holds for all mentions of that person."""
    groups: dict[str, list[Phrase]] = {}
    for phrase in named:
        if phrase.actor:
            groups.setdefault(phrase.actor, []).append(phrase)
    for same in groups.values():
        country = next((p.country for p in same if p.country), None)
        titled = next((p.title for p in same if p.title is not None), None)
        gender = next((p.gender for p in same if p.gender), "")
        political = any(p.political for p in same)
        nobodys = any(p.elsewhere for p in same)
        for phrase in same:
            phrase.elsewhere = nobodys
            phrase.country = None if nobodys else phrase.country or country
            phrase.gender = phrase.gender or gender
            phrase.political = political
            if phrase.title is None and titled is not None:
                phrase.title = replace(titled, word="")


def weigh(phrases: list[Phrase], adjectives: list[str], title_states: list[str]) -> Counter[str]:
    """Count how often each state is meant in a report; states in the headline count twice."""
    states: Counter[str] = Counter(title_states)
    for phrase in phrases:
        country = phrase.country
        if phrase.kind == "outlet":
            continue
        if country is None and len({k.country for k in phrase.known}) == 1 and phrase.known:
            country = phrase.known[0].country if not phrase.known[0].weak else None
        if country:
            states[country] += 1
    states.update(adjectives)
    return states
