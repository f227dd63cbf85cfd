"""The state a described person or body belongs to, by the words beside it: adjective, genitive, first part of a compound."""

from __future__ import annotations

from depesche.reading.who_find import Finder
from depesche.reading.who_known import names
from depesche.reading.who_names import Known
from depesche.reading.who_phrase import ANOTHER, ELSEWHERE, Phrase, is_noun
from depesche.reading.who_regions import region
from depesche.reading.who_titles import state_adjective
from depesche.reading.who_words import atoms

OF = frozenset({"von", "vom", "of", "für", "for", "beim", "bei", "at", "der", "des", "the"})
_SEATED = frozenset({"in", "im", "aus", "from", "on"})
_SEATED_KINDS = frozenset({"government", "organisation", "group", "people"})
_WITH_PORTFOLIO = frozenset({"ministry", "minister", "department"})
_REACH = 5
"""Tokens after a title within which the state or body it belongs to must begin."""

_NATIONAL = ("sekretär", "chef", "vizechef", "vize-chef", "stellvertretende", "stellvertreter", "vizevorsitzende", "leiter", "vorsitzende")
"""Beginnings of German words for offices of the security council of a state."""
_STATE_ROLES = frozenset({"head-of-state", "head-of-government"})
_ORIGINS = frozenset({"Herkunft", "Abstammung", "Nationalität", "Staatsangehörigkeit", "Staatsbürgerschaft"})
"""Nouns by which a genitive says where somebody comes from."""
_SAME_OFFICE = frozenset({"us", "noch", "neu", "staats", "langzeit", "dauer", "interims", "übergangs",
                          "kriegs", "militär", "amts", "republik", "bundes", "kurzzeit", "reform", "ex", "alt"})  # fmt: skip
"""First parts of compounds that leave a president the president of the state (`Noch-Präsident`, not `Konzernpräsident`)."""


class Owners:
    """Tells for the offices, bodies and groups of one passage whose they are."""

    def __init__(self, finder: Finder) -> None:
        self.finder = finder
        self.tokens = finder.tokens
        self.at = finder.by_token

    def settle(self, phrase: Phrase) -> None:
        """The state a described person or body belongs to, by the words around it."""
        if phrase.of is not None:
            return  # an office of somebody: theirs
        found = self._body_itself(phrase) or self._inside(phrase) or self._adjective(phrase) or self._origin(phrase)
        after = self._after(phrase)
        phrase.of = after
        if after is not None and self._sent_to(phrase, after):
            phrase.elsewhere = phrase.elsewhere or (found is None and self._before(phrase) is None)
            found = found or self._before(phrase) or ("", "those it is sent to are others")
        owned = phrase.owner is not None
        if found is None and not owned and after is not None and after.country and after.kind != "outlet":
            found = (after.country, "the genitive or name after it")
        if found is None and not owned:
            found = self._before(phrase)
        if found is None and phrase.title is not None and phrase.title.state:
            found = (phrase.title.state, "the word itself")
        if found is None and not owned and phrase.title is not None and phrase.title.office == "security-council":
            found = None if self._of_its_officer(phrase) else ("IGO:UN", "its being no state's by the words")
        if after is None and phrase.kind == "person" and self._of_something(phrase):
            phrase.elsewhere = phrase.elsewhere or found is None
            phrase.foreign_body = True
        phrase.foreign_body = phrase.foreign_body or self._of_its_first_part(phrase)
        phrase.elsewhere = phrase.elsewhere or (found is None and self._of_others(phrase))
        if found is not None:
            phrase.country = found[0] or None
            phrase.why += f"; state by {found[1]}"
            phrase.score = max(phrase.score, 0.9)

    def _of_its_officer(self, phrase: Phrase) -> bool:
        """Whether a security council is a state's: `national`, or beside an office the other has not (`Sekretär des Sicherheitsrates`)."""
        if any(t.text.lower().startswith("national") for t in self.tokens[phrase.left : phrase.first]):
            return True
        head = self.tokens[self.tokens[phrase.head].head]
        return head.index < phrase.first and head.text.lower().startswith(_NATIONAL)

    def _sent_to(self, phrase: Phrase, found: Phrase) -> bool:
        """Whether a diplomat is told by where they are sent (`the UN envoy for Syria`, `Sonderbeauftragter für Libyen`)."""
        between = {t.text.lower() for t in self.tokens[phrase.last : found.first]}
        abroad = found.kind in {"state", "government", "place", "people"}
        return phrase.title is not None and phrase.title.role == "diplomat" and abroad and bool(between & {"for", "für"})

    def _of_its_first_part(self, phrase: Phrase) -> bool:
        """Whether the first part of a compound names something else whose office it is (`Hochschulratspräsident`)."""
        title = phrase.title
        if title is None or not title.prefix or title.role not in _STATE_ROLES or self.finder.prefixes.get(phrase.head):
            return False
        prefix = title.prefix.rstrip("-").lower()
        if prefix in _SAME_OFFICE or state_adjective(prefix, self.finder.language):
            return False
        return not names(self.finder.language).find(atoms(title.prefix), genitive=True)

    def _of_others(self, phrase: Phrase) -> bool:
        """Whether it is that of states or people that are not told: `Geheimdienste fremder Staaten`, `the armies of other countries`."""
        owners = {t.index for t in self.tokens if t.head == phrase.head and t.index > phrase.head and t.deprel.startswith("nmod")}
        said = (t for t in self.tokens if t.head in owners and t.deprel == "amod")
        return any(t.text.lower().startswith((*ELSEWHERE, *ANOTHER)) for t in said)

    def _of_something(self, phrase: Phrase) -> bool:
        """Whether an office belongs to something that nobody knows (`der Präsident der Bundesakademie`)."""
        for child in self.finder.passage.tree.children(phrase.head):
            token = self.tokens[child]
            if child < phrase.last or child in self.at or token.deprel not in {"nmod", "nmod:poss"} or not is_noun(token):
                continue
            between = self.tokens[phrase.last : child]
            if all(t.upos in {"DET", "ADJ"} or t.text.lower() == "of" for t in between) and between:
                return between[0].text.lower() in {"der", "des", "eines", "einer", "of"}
        return False

    def _body_itself(self, phrase: Phrase) -> tuple[str, str] | None:
        """The international body an office belongs to whoever holds it (`der luxemburgische EU-Ratspräsident`)."""
        state = phrase.title.state if phrase.title is not None else ""
        return (state, "the word itself") if state.startswith("IGO:") else None

    def _inside(self, phrase: Phrase) -> tuple[str, str] | None:
        known: tuple[Known, ...] = self.finder.prefixes.get(phrase.head, ())
        title = phrase.title
        if (not known or known[0].kind == "place") and title is not None and title.prefix:
            hits = names(self.finder.language).find(atoms(title.prefix), genitive=True)
            known = next((h.known for h in hits if h.known[0].kind != "place"), hits[0].known if hits else known)
        if known and (known[0].kind in {"organisation", "group"} or (known[0].kind == "government" and known[0].form == "name")):
            phrase.body = known[0].id
        countries = {k.country for k in known if k.country}
        return (next(iter(countries)), "the first part of the word") if len(countries) == 1 else None

    def _adjective(self, phrase: Phrase) -> tuple[str, str] | None:
        first = phrase.left
        for index in range(phrase.first - 1, first - 1, -1):
            if index in self.finder.adjectives and region(self.tokens[index].text, self.finder.language) is None:
                return self.finder.adjectives[index], "its adjective"
        if first and first - 1 in self.finder.adjectives:
            return self.finder.adjectives[first - 1], "its adjective"
        if self._of_the_union(phrase):
            return "IGO:EU", "its adjective"
        for index in range(phrase.first - 1, first - 1, -1):
            if (part := region(self.tokens[index].text, self.finder.language)) is not None:
                phrase.region = part[1]
                return part[0], "its adjective"
        for index in range(phrase.first - 1, max(first - 2, -1), -1):
            if index in self.finder.towns and index not in self.at:
                return self.finder.towns[index], "the town its adjective is made from"
        return None

    def _of_the_union(self, phrase: Phrase) -> bool:
        """Whether ministers, leaders, troops or states are called European: of the Union (`die europäischen Verteidigungsminister`)."""
        title = phrase.title
        told = any(t.text.lower().startswith("europäisch") for t in self.tokens[phrase.left : phrase.first])
        ministers = title is not None and phrase.plural and title.role in {"minister", "head-of-government", "head-of-state"}
        return told and title is not None and (ministers or title.office in {"peacekeepers", "member-states", "commission"})

    def _origin(self, phrase: Phrase) -> tuple[str, str] | None:
        """The state of a genitive of origin after a noun: `ein Mann libanesischer Herkunft`."""
        at = phrase.last
        if at + 1 >= len(self.tokens) or at not in self.finder.adjectives or self.tokens[at + 1].text not in _ORIGINS:
            return None
        return self.finder.adjectives[at], f"its {self.tokens[at + 1].text}"

    def _before(self, phrase: Phrase) -> tuple[str, str] | None:
        """A name directly before: `NATO-Generalsekretär`, `Iran's president`, `Russlands Präsident`."""
        inside = self.at.get(phrase.first - 1) if phrase.left < phrase.first else None
        if inside is not None and inside is not phrase:
            return self._compound(phrase, inside)
        at = phrase.left - 1
        if at >= 0 and self.tokens[at].text in {"'s", "\u2019s", "'", "\u2019"}:
            at -= 1
        if at >= 0 and self.tokens[at].upos == "ADJ" and phrase.left - 1 == at:
            at -= 1
        owner = self.at.get(at)
        if owner is None or owner is phrase or (owner.title is not None and owner.title.personal):
            return None
        apart = at != phrase.left - 1
        if self.finder.language == "de" and not apart and not self.tokens[at].text.endswith("s"):
            if owner.kind not in {"organisation", "state"} or phrase.left != phrase.first:
                return None
        if phrase.definite and not apart:
            return None
        return self._compound(phrase, owner)

    def _compound(self, phrase: Phrase, owner: Phrase) -> tuple[str, str] | None:
        """The state of whoever is named directly before a noun, and the body that makes it an office of (`the FBI director`)."""
        if owner.title is not None and owner.title.personal:
            return None
        country = owner.country or next((k.country for k in owner.known if k.country), None)
        body = owner.kind in {"organisation", "government"} and owner.form == "name" and bool(owner.known)
        phrase.body = phrase.body or (owner.known[0].id if body else "")
        if country is None and owner.known and owner.kind in {"organisation", "group", "government"}:
            phrase.elsewhere = True  # the head of a body of no state
        return (country, "the name before it") if country else None

    def _after(self, phrase: Phrase) -> Phrase | None:
        """The phrase of the genitive or `of` directly after: `des russischen Sicherheitsrates`, `of Iraq`."""
        at, seen = phrase.last, ""
        while at < min(len(self.tokens), phrase.last + _REACH):
            token = self.tokens[at]
            found = self.at.get(at)
            if at and "\n" in self.finder.passage.parse.text[self.tokens[at - 1].end : token.begin]:
                return None
            if found is not None:
                return found if self._belongs(phrase, found, seen) else None
            lower = token.text.lower()
            if token.upos in {"ADP", "DET"} or lower in OF:
                if token.upos == "ADP" and lower not in OF and lower not in _SEATED:
                    return None
                seen = seen or lower
            elif token.upos not in {"ADJ", "NUM"} and not (seen == "of" and self._portfolio(phrase, at)):
                return None
            at += 1
        return None

    def _portfolio(self, phrase: Phrase, at: int) -> bool:
        """Whether a noun says what a body is for, before it is told whose it is: `the Ministry of Health of Ethiopia`."""
        token, title = self.tokens[at], phrase.title
        if title is None or title.office not in _WITH_PORTFOLIO or not (is_noun(token) or token.upos == "CCONJ"):
            return False
        return any(t.text.lower() == "of" for t in self.tokens[at + 1 : phrase.last + _REACH])

    def _bare_genitive(self, phrase: Phrase, found: Phrase) -> bool:
        """Whether a state stands in the genitive, without an article, right behind its body: `die Regierung Frankreichs`."""
        ends = self.tokens[found.last - 1].text.endswith(("s", "'", "’"))
        return found.kind == "state" and found.first == phrase.last and ends

    def _belongs(self, phrase: Phrase, found: Phrase, link: str) -> bool:
        if found.pair and found.kind == "state":
            return True
        if not link and self.finder.language == "de":
            return self._bare_genitive(phrase, found)
        if link in _SEATED:
            return phrase.kind in _SEATED_KINDS and found.kind in {"place", "state", "government"}
        if link in {"für", "for", "beim", "bei", "at"} and found.kind in {"place", "person"}:
            return False
        if found.kind == "person" and (found.title is None or phrase.title is None):
            return False
        return bool(link) and (self.finder.language == "en" or link in {"des", "der", "von", "vom"} or link in OF)
