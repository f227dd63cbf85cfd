"""Whom descriptions and pronouns mean: `der Minister`, `seine Regierung`, `beide Länder`, `er`, `they`."""

from __future__ import annotations

from dataclasses import dataclass, field

from depesche.lexicon.rows import PostRow
from depesche.reading import who_again as again
from depesche.reading.document import Passage
from depesche.reading.who_called import call, takes_setting
from depesche.reading.who_discourse import Discourse
from depesche.reading.who_link import federal
from depesche.reading.who_near import last_state, take_near_state
from depesche.reading.who_pair import counterpart, counterpart_owner, settle_several, take_office
from depesche.reading.who_phrase import Phrase
from depesche.reading.who_posts import head_of, held, holder, posts_of
from depesche.reading.who_titles import Title

_STATE_OFFICES = frozenset({"president", "prime-minister", "head-of-state"})
"""Offices of states whose names other bodies use too (`Präsident der Bundesakademie`)."""
_ONE_OF_A_BODY = frozenset({"ausschuss", "rat", "komitee", "kommission", "kirche", "committee", "commission", "untersuchungskommission"})
"""Words for bodies that take up only a name which ends in them: not any organisation is a committee."""
_NEAR_PLACES = 20
"""Phrases gone back for the town that is meant."""
_STEM = 6
"""Letters by which inflected forms of one noun agree."""
_ELECT = "-elect"
_NOT_JUST_SPOKEN_OF = frozenset({"captives"})
"""Accused, suspects and captives are not just anybody with an office whom the report speaks of: a guess would be slander."""
_TAKEN_UP = frozenset({"organisation", "party", "ministry", "company"})


@dataclass(slots=True)
class Referee:
    """Goes through a passage in order and settles descriptions and pronouns by who came before."""

    talk: Discourse
    people: list[Phrase]
    elect: set[str] = field(default_factory=set)
    passage: Passage | None = None

    def read(self, passage: Passage, phrases: list[Phrase]) -> list[Phrase]:
        """Settle a passage; gives its phrases together with those made of pronouns, in order."""
        self.talk.open(passage)
        starts: dict[int, list[Phrase]] = {}
        inside = {i for p in phrases for i in range(p.first, p.last)}
        phrases = [
            *phrases,
            *again.ages(passage, inside),
            *again.twos(passage, inside),
            *again.those(passage, inside),
            *again.nouns(passage, inside, phrases),
        ]
        phrases += again.unnamed(passage, inside)
        inside |= {p.first for p in phrases}
        self.elect |= {p.actor for p in phrases if p.form == "name" and p.actor and _after_elect(p, passage)}
        self.passage = passage
        for phrase in phrases:
            starts.setdefault(phrase.left, []).append(phrase)
        out: list[Phrase] = []
        self.talk.look_over(passage, phrases)
        for sentence, (first, last) in enumerate(passage.parse.sentences):
            self.talk.sentence = sentence
            for index in range(first, last):
                token = self.talk.tokens[index]
                if index not in inside:
                    pronoun = self.talk.pronoun(token, passage, sentence)
                    if pronoun is not None:
                        out.append(pronoun)
                for phrase in starts.get(index, ()):
                    self._settle(phrase)
                    if not again.as_role(phrase, self.talk.tokens):
                        self.talk.note(phrase)
        out += [
            p
            for p in phrases
            if p.name or p.actor or p.members or (p.title is not None and "by age" not in p.why and "by number" not in p.why)
        ]
        return sorted(out, key=lambda p: (p.left, p.last))

    # --- descriptions ----------------------------------------------------------

    def _settle(self, phrase: Phrase) -> None:
        if phrase.form in {"name", "capital"} or phrase.name is not None:
            return
        if phrase.plural and again.weak_singular(phrase, self.talk.tokens):
            phrase.plural = False
            phrase.gender = phrase.gender or ("f" if self.talk.tokens[phrase.left].text.lower() == "die" else "m")
        if phrase.of is not None and phrase.of is not phrase:
            self._settle(phrase.of)
        if phrase.why == again.SOME_OF:
            self._some(phrase)
            return
        self._own(phrase)
        if settle_several(phrase, self.talk) or self._two(phrase):
            return
        if phrase.kind == "state":
            self._country(phrase)
        elif phrase.kind == "person":
            self._person(phrase)
        else:
            self._body(phrase)

    def _some(self, phrase: Phrase) -> None:
        """`viele wurden verhaftet`: some of the crowd spoken of."""
        found = again.some_of(phrase, self.talk)
        if found is not None:
            phrase.name, phrase.country, phrase.political, phrase.kind = found.name, found.country, found.political, found.kind
            phrase.why += f"; of {found.name}"

    def _two(self, phrase: Phrase) -> bool:
        """`die beiden Parteien`, `both sides`: the two bodies last named; `die Minister`: those of whom the report spoke."""
        found = again.two_bodies(phrase, self.talk)
        if phrase.kind == "person" and phrase.plural and not phrase.pair:
            found = again.office_holders(phrase, self.talk)
        if found:
            phrase.members, phrase.plural, phrase.score = tuple(found), True, 0.6
            phrase.name = " and ".join(p.name or "" for p in found)
            phrase.political = any(p.political for p in found)
            phrase.why += "; those last named"
        return bool(found)

    def _own(self, phrase: Phrase) -> None:
        """Take the state of the owner: `seine Regierung`, `ihres Landes`, `die Regierung Merkel`."""
        owner = self.talk.owners.get(phrase.owner) if phrase.owner is not None else None
        if owner is not None and phrase.country is None and owner.country:
            phrase.country = owner.country
            phrase.why += f"; state of {owner.name or 'its owner'}"
        of = phrase.of
        if of is not None and of.kind == "person" and of.form == "name" and phrase.country is None and of.country:
            phrase.country = of.country
            phrase.why += f"; state of {of.name}"
        if phrase.kind == "government" and phrase.country is None:
            places = (phrase.last, *range(phrase.first - 1, phrase.left - 2, -1))
            near = (p for i in places if (p := self.talk.meant.get(i)) is not None)
            beside = next((p for p in near if p.kind == "person" and p.certain and p.country), None)
            if beside is not None:
                phrase.country = beside.country
                phrase.why += f"; state of {beside.name}"

    def _country(self, phrase: Phrase) -> None:
        """`das Land` is the state last spoken of."""
        if phrase.plural or phrase.elsewhere or (phrase.title is not None and phrase.title.office == "neighbour"):
            phrase.political, phrase.country = False, None
            return
        if phrase.country is None and phrase.definite:
            phrase.country = last_state(self.talk)
            phrase.why += "; the state last spoken of"
            phrase.score = 0.7
        call(phrase)
        phrase.political = phrase.country is not None

    def _person(self, phrase: Phrase) -> None:
        title = phrase.title
        if title is None or phrase.plural or phrase.indefinite:
            take_near_state(phrase, self.talk)
            call(phrase)
            return
        found = self._told(phrase) if not again.as_role(phrase, self.talk.tokens) else None
        if found is not None:
            phrase.actor, phrase.name, phrase.known = found.actor, found.name, found.known
            phrase.country = phrase.country or found.country
            phrase.gender, phrase.political, phrase.score = found.gender, found.political, 0.8
            phrase.why += f"; in this report {found.name} is meant"
            return
        if title.office != "counterpart":
            take_near_state(phrase, self.talk)
        setting = self.talk.setting
        post = self._holder(phrase, title)
        told = phrase.definite or phrase.left == phrase.first or "state by its adjective" in phrase.why
        if post is not None and told and not again.as_role(phrase, self.talk.tokens):
            phrase.actor, phrase.score, phrase.political = post.holder, 0.85, True
            phrase.why += f"; held by {post.holder} on {setting.day}: posts.tsv {post.id}"
            return
        if title.office == "counterpart":
            take_office(phrase, self.talk, counterpart_owner(phrase, self.talk))
        call(phrase)
        self._again(phrase)

    def _again(self, phrase: Phrase) -> bool:
        """Let a description of one person that names no holder go back to somebody of the report; False if to nobody."""
        told = again.by_posts(phrase, self.people)
        if told is not None:
            again.take(phrase, told, f"{told.name} held the office: posts.tsv")
            return True
        ally = again.of_the_same_body(phrase, self.talk)
        if ally is not None:
            again.take(phrase, ally, f"{ally.name} is of the same body")
            return True
        if not again.takes_up(phrase) or again.plural_genitive(phrase, self.talk.tokens):
            return False
        before = again.same_words(phrase, self.talk) if phrase.kind == "person" else None
        if before is not None:
            again.take(phrase, before, "so described before")
            return True
        accused = phrase.title is not None and phrase.title.office in _NOT_JUST_SPOKEN_OF
        meant = again.epithet(phrase, self.talk)
        if accused and meant is not None and (meant.known or meant.title is not None):
            return False
        if meant is not None:
            again.take(phrase, meant, f"{meant.name} is spoken of")
        return meant is not None

    def _holder(self, phrase: Phrase, title: Title) -> PostRow | None:
        """Who held the office described on the day: in the body named after it, else in the state."""
        if title.office == "counterpart":
            owner = counterpart_owner(phrase, self.talk)
            foreign = owner is not None and phrase.country is not None and phrase.country != owner.country
            return counterpart(phrase, phrase.country or "", self.talk) if foreign else None
        setting, body = self.talk.setting, _body_of(phrase)
        if phrase.former or phrase.foreign_body or phrase.region or not phrase.country:
            return None
        if body and title.office in _STATE_OFFICES | {"head"}:
            return head_of(body, title, setting.day)
        post = holder(title, phrase.country, setting.day, setting.language)
        return post or (head_of(body, title, setting.day) if body else None)

    def _told(self, phrase: Phrase) -> Phrase | None:
        """The person of the report the description fits: same office and state, spoken of last, then at all."""
        title = phrase.title
        if title is None or title.office == "counterpart" or phrase.foreign_body or not (phrase.definite or phrase.country):
            return None
        elect = self.passage is not None and _elect(phrase, self.passage)
        before = [p for _, p in reversed(self.talk.past) if p.kind == "person" and p.actor and (p.actor in self.elect) == elect]
        if elect:
            found = before[0] if before else self._next(title)
            self.elect |= {found.actor} if found is not None and found.actor else set()
            return found
        for pool in (before, self.people):
            fits = [p for p in pool if self._same_office(p, phrase)]
            if fits and (pool is before or len({p.actor for p in fits}) == 1):
                return self._in_office(phrase, title) or fits[0] if self._over(fits[0], title) else fits[0]
        return None

    def _over(self, person: Phrase, title: Title) -> bool:
        """Whether the tables know that somebody held an office described, but no more on the day."""
        day = self.talk.setting.day
        posts = [p for p in posts_of(person.actor or "") if p.office == title.office]
        return bool(day and posts) and not any(held(p, day) for p in posts)

    def _in_office(self, phrase: Phrase, title: Title) -> Phrase | None:
        """The person of the report who held the office described on the day."""
        country = phrase.country or self.talk.setting.country
        post = holder(title, country, self.talk.setting.day, self.talk.setting.language) if country and not phrase.former else None
        return next((p for p in self.people if post is not None and p.actor == post.holder), None)

    def _next(self, title: Title) -> Phrase | None:
        """The person of the report who by the tables took an office after the day (`the President-elect` before a name tells who)."""
        day = self.talk.setting.day
        fits = {
            p.actor: p for p in self.people
            if day and p.actor and any(post.office == title.office and post.since > day for post in posts_of(p.actor))
        }  # fmt: skip
        return next(iter(fits.values())) if len(fits) == 1 else None

    def _same_office(self, person: Phrase, phrase: Phrase) -> bool:
        mine, theirs = phrase.title, person.title
        if mine is None or theirs is None or not person.actor:
            return False
        if phrase.country and person.country and phrase.country != person.country:
            return False
        body = _body_of(phrase)
        if body and body != _body_of(person) and all(p.body != body for p in posts_of(person.actor)):
            return False
        if (phrase.gender == "f" and person.gender == "m") or (phrase.former != person.former and phrase.former):
            return False
        if mine.office and mine.office == theirs.office and (mine.role != "private" or mine.word.lower() == theirs.word.lower()):
            return True
        wide = mine.role == theirs.role and (
            mine.role == "head-of-government" or (mine.role == "head-of-state" and "head-of-state" in {mine.office, theirs.office})
        )
        vague = mine.office in {"minister", "head", "official"} and theirs.role in {"minister", "head-of-government"}
        politician = mine.word.startswith("Politiker")
        return (phrase.country is None and (wide or (vague and mine.role == theirs.role) or (politician and person.political))) or (
            wide and not mine.office
        )

    def _body(self, phrase: Phrase) -> None:
        title = phrase.title
        group = again.crowd(phrase, self.talk) if not again.one_person(phrase, self.talk.tokens) else None
        if group is not None:
            again.take(phrase, group, "the group spoken of")
            phrase.plural = True
            return
        if phrase.kind == "people" and again.takes_up(phrase) and again.one_person(phrase, self.talk.tokens):
            if self._again(phrase):
                return
        named = self._town(phrase) or self._named_before(phrase)
        if named is not None:
            phrase.actor, phrase.name, phrase.country = named.actor, named.name, named.country
            phrase.political, phrase.score = named.political or phrase.political, 0.7
            phrase.why += f"; {named.name} was named before"
            return
        if phrase.country is None and title is not None and not phrase.elsewhere and takes_setting(phrase):
            earlier = next(
                (p for _, p in reversed(self.talk.past) if p.title is not None and p.country
                 and p.title.office == title.office and p.kind == phrase.kind and _same_noun(p.title, title)), None,
            )  # fmt: skip
            if earlier is not None and phrase.definite and phrase.kind != "people" and not phrase.local and not self._federal(phrase):
                phrase.country = earlier.country
                phrase.why += "; as spoken of before"
            else:
                take_near_state(phrase, self.talk)
        call(phrase)

    def _town(self, phrase: Phrase) -> Phrase | None:
        """The place last named that `die Stadt` takes up."""
        if phrase.title is None or phrase.title.office != "municipality" or phrase.plural or not again.takes_up(phrase):
            return None
        return next((p for _, p in reversed(self.talk.past[-_NEAR_PLACES:]) if p.kind == "place" and p.name and p.country), None)

    def _named_before(self, phrase: Phrase) -> Phrase | None:
        """The body a bare common noun takes up: `die Organisation`, `die Partei`, `das Ministerium`."""
        office = phrase.title.office if phrase.title is not None else ""
        if (
            not phrase.definite
            or phrase.plural
            or phrase.country
            or phrase.of is not None
            or (phrase.title is not None and phrase.title.prefix)
        ):
            return None
        if phrase.kind != "people" and again.takes_up(phrase) and (found := again.body_before(phrase, self.talk)) is not None:
            return found
        if (
            office not in _TAKEN_UP
            or not again.bare(phrase, self.talk.tokens)
            or self.talk.tokens[phrase.head].lemma.lower() in _ONE_OF_A_BODY
        ):
            return None
        return again.last_body(phrase, self.talk, ministry=office == "ministry")

    def _federal(self, phrase: Phrase) -> bool:
        return federal(self.talk.tokens[phrase.head].text, self.talk.setting.language)


def _elect(phrase: Phrase, passage: Passage) -> bool:
    """Whether an office has been won but not taken up by the words (`the President-elect`)."""
    return passage.parse.text.startswith(_ELECT, passage.parse.tokens[phrase.last - 1].end)


def _after_elect(name: Phrase, passage: Passage) -> bool:
    """Whether a name stands behind such an office."""
    begin = passage.parse.tokens[name.first].begin
    return passage.parse.text[max(0, begin - len(_ELECT) - 2) : begin].rstrip().endswith(_ELECT)


def _same_noun(one: Title, other: Title) -> bool:
    """Whether of the many words for a government two are the same (`die Behörden` need not be of the `Regierung` before)."""
    return one.office != "government" or one.word[:_STEM] == other.word[:_STEM]


def _body_of(phrase: Phrase) -> str:
    """Id of the organisation an office belongs to by the words (`der EZB`, `NATO-`); empty if to none."""
    of = phrase.of
    if of is not None and of.kind in {"organisation", "government"} and of.actor and not of.actor.startswith("gov:"):
        return of.actor
    return phrase.body
