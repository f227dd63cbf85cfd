"""Find the names of a passage: those the tables know, then those the entity recogniser sees."""

from __future__ import annotations

from depesche.reading.document import CastKind, Passage
from depesche.reading.who_called import body_of_state
from depesche.reading.who_kinds import kind_by_noun, state_of_ship
from depesche.reading.who_known import city_adjective, names
from depesche.reading.who_names import Hit, Known
from depesche.reading.who_naming import first_names, state_of_name
from depesche.reading.who_phrase import ANOTHER, ELSEWHERE, Phrase, is_noun, widen
from depesche.reading.who_spans import entity_spans, person_span
from depesche.reading.who_spelling import same_given
from depesche.reading.who_titles import Title, state_adjective, titles
from depesche.reading.who_words import TokenMap, atoms, bare_forms, visible
from depesche.records import Token

_LOCAL = {
    "de": frozenset({"in", "im", "nach", "aus", "bei", "um", "durch", "nahe", "ab", "bis", "nördlich", "südlich",
                     "östlich", "westlich", "unweit", "rund", "ins", "am", "an", "auf"}),
    "en": frozenset({"in", "at", "to", "near", "around", "outside", "inside", "into", "through", "throughout",
                     "across", "north", "south", "east", "west", "from", "towards", "toward"}),
}  # fmt: skip
"""Prepositions after which a seat of government is a place."""
_OF_SEVERAL = frozenset({"security-council", "parliament"})
"""Offices of bodies of which a report may mean that of another state."""
_DEGREES = frozenset({"dr", "prof", "h", "c", "hc", "med", "jur", "phil", "rer", "nat", "pol", "theol", "mult", "dipl", "ing", "mag"})
_SEATS = frozenset({"MdB", "MdL", "MdEP", "MdBB", "MEP", "MP"})
"""Abbreviations behind a name for a seat in a parliament."""
_FIRST_PARTS = frozenset({"ex", "pro", "anti", "non", "post", "pre", "mid", "para", "vice"})
"""First parts of English compounds that are tokens of their own and no names (`Ex-Ukrainian`)."""
_DATELINE = frozenset({",", "/", "–", "—", "-", "--"})
_RANK = {"state": 0, "organisation": 1, "government": 1, "outlet": 1, "group": 1, "person": 2, "place": 3, "people": 4}


class Finder:
    """One passage while its phrases are found.

    By token: `adjectives` are the states that adjectives name, `towns` those that adjectives made from towns
    point to (`Berliner`), `prefixes` what first parts of compounds name,
    `wide` where such a first part of several words begins (`Human Rights Watch-Sprecher`).
    """

    def __init__(self, passage: Passage, language: str, surnames: frozenset[str] = frozenset()) -> None:
        self.passage = passage
        self.language = language
        self.surnames = surnames
        self.tokens = passage.parse.tokens
        self.phrases: list[Phrase] = []
        self.by_token: dict[int, Phrase] = {}
        self.adjectives: dict[int, str] = {}
        self.towns: dict[int, str] = {}
        self._surely: set[str] = set()
        self.prefixes: dict[int, tuple[Known, ...]] = {}
        self.wide: dict[int, int] = {}
        self.atoms = atoms(passage.parse.text)
        self._atom_at = {atom.begin: n for n, atom in enumerate(self.atoms)}
        self.map = TokenMap(passage.parse)
        self._beginnings = {first for first, _ in passage.parse.sentences}
        self._closed: set[int] = set()
        self.in_titles = self._find_titles()
        self._names()
        self._entities()

    # --- names ---------------------------------------------------------------

    def _names(self) -> None:
        for token in self.tokens:
            state = state_adjective(token.text, self.language) if token.text[-1:].isalpha() else None
            if state is not None and (self.language == "en" or not is_noun(token) or token.name.endswith("NORP")):
                self.adjectives[token.index] = state
            elif token.text.endswith("er") and self._before_noun(token) and (town := city_adjective(token.text, self.language)) is not None:
                self.towns[token.index] = town
        hits = names(self.language).find(self.atoms, genitive=self.language == "de")
        self._surely = {k.id for hit in hits for k in hit.known if not k.weak}
        for hit in hits:
            self._name(hit)

    def _before_noun(self, token: Token) -> bool:
        following = token.index + 1
        return following < len(self.tokens) and is_noun(self.tokens[following]) and self.tokens[following].text[:1].isupper()

    def _name(self, hit: Hit) -> None:
        first, last = self.map.token_at(hit.begin), self.map.token_at(hit.end - 1)
        if first is None or last is None or (hit.begin in self._closed and hit.end - 1 in self._closed):
            return
        starts, ends = self.tokens[first].begin == hit.begin, self.tokens[last].end
        if (ends > hit.end and self.passage.parse.text[hit.end : ends].strip(".'\u2019")) or not starts:
            if starts and first == last:
                self.prefixes[first] = hit.known
            elif starts and hit.hyphen_after and hit.words > 1:
                self.prefixes[last] = hit.known
                self.wide[last] = first
            elif ends == hit.end and hit.known[0].form == "people" and self.passage.parse.text[hit.begin - 1] == "-":
                self.claim(self._name_phrase(hit.known, last, last + 1))
            return
        known = self._fitting(hit.known, first, last + 1)
        if not known or (known[0].kind == "organisation" and (self._of_a_state(first, last) or self._common(known[0], first, last))):
            return
        if known[0].form == "adjective":
            self.adjectives.update((i, known[0].country or "") for i in range(first, last + 1))
            return
        if known[0].kind != "person" and self._part_of_a_person(first, last + 1):
            return
        if known[0].kind == "place" and not known[0].country and self._names_a_body(last + 1):
            return
        self.claim(self._name_phrase(known, first, last + 1))

    def _part_of_a_person(self, first: int, last: int) -> bool:
        """Whether a name is only a part of a longer person's name (`Gerhard Maria Wagner`)."""
        begin, end = person_span(self.tokens, first, self.language)
        one = last - first == 1
        if begin == first and one and self._genitive_state(first):
            return False
        return one and (end - begin > 1 or self.tokens[first].text in self.surnames)

    def _names_a_body(self, after: int) -> bool:
        """Whether the name of a body or person goes on after a sea or a region (`Pacific Command`, `Atlantic Records`)."""
        return after < len(self.tokens) and self.tokens[after].name in {"I-ORG", "I-PER", "I-MISC"}

    def _genitive_state(self, at: int) -> bool:
        """Whether a word is a German state's name with the -s of a genitive (`Russlands Lawrow`)."""
        text = self.tokens[at].text
        table = names(self.language)
        return self.language == "de" and text.endswith("s") and bool(table.states(text[:-1]))

    def named_so(self, word: str) -> bool:
        """Whether the tables have a person of exactly this one-word name."""
        return any(k.kind == "person" for hit in names(self.language).find(atoms(word), genitive=False) for k in hit.known)

    def _of_a_state(self, first: int, last: int) -> bool:
        """Whether a body's name is only its common noun after a state's adjective (`russischer Sicherheitsrat`)."""
        return first == last and first - 1 in self.adjectives and (titles(self.language).word(self.tokens[first].text) is not None)

    def _common(self, known: Known, first: int, last: int) -> bool:
        """Whether a weak name is a German word for a body that several states have as well (`der Sicherheitsrat`, `der Kongress`)."""
        title = titles(self.language).word(self.tokens[first].text) if known.weak and first == last and self.language == "de" else None
        return title is not None and title.office in _OF_SEVERAL and body_of_state(title.office, known.country) == (known.id, known.name)

    def _fitting(self, known: tuple[Known, ...], first: int, last: int) -> tuple[Known, ...]:
        """Those of several namesakes of one kind that the place in the sentence allows."""
        token = self.tokens[first]
        label = token.name.partition("-")[2]
        noun_after = last < len(self.tokens) and is_noun(self.tokens[last])
        adjective = [k for k in known if k.form == "adjective"]
        if adjective and (noun_after or self.tokens[last - 1].upos == "ADJ"):
            return tuple(adjective)
        fits = [k for k in known if k.form != "adjective" and self._allowed(k, token, last - first, label)]
        if not fits:
            return tuple(adjective)
        if any(k.form == "capital" for k in fits) and (self._local(first) or self._dateline(first, last)):
            places = [k for k in fits if k.kind == "place"]
            fits = places or fits
        order = ["person", "state"] if label == "PER" else []
        best = min(fits, key=lambda k: (order.index(k.kind) if k.kind in order else 9, _RANK[k.kind], -k.size, k.id))
        return tuple(k for k in fits if k.kind == best.kind and k.form == best.form)

    def _allowed(self, known: Known, token: Token, length: int, label: str) -> bool:
        if known.form == "people":
            return is_noun(token) and (self.language == "en" or token.text[:1].isupper())
        if known.kind == "place":
            return not known.weak or label == "LOC"
        if known.kind == "person" and length == 1:
            if known.weak:
                told = self._after_title(token) or bool(self.surnames & set(bare_forms(token.text)))
                return label == "PER" or (is_noun(token) and told)
            noun = is_noun(token) or ((bool(label) or self._capital_inside(token)) and token.text[:1].isupper())
            return noun and label in {"", "PER", "MISC", "ORG", "LOC"}
        if known.weak and length == 1 and token.upos == "ADJ" and self._before_noun(token):
            return False  # `linke Gruppen` at the beginning of a sentence
        if known.weak:
            return label in {"ORG", "MISC"} or length > 1 or "-" in token.text or known.id in self._surely
        return length > 1 or token.upos not in {"VERB", "AUX", "ADP", "DET", "PRON", "CCONJ"} or bool(label)

    def _capital_inside(self, token: Token) -> bool:
        """Whether an English word that is tagged as an adjective has a capital that only a name gives it (`the Asad regime`)."""
        return self.language == "en" and token.upos == "ADJ" and token.index not in self._beginnings

    def _after_title(self, token: Token) -> bool:
        """Whether a proper noun follows an office directly (`leader Kim`)."""
        title = self.title(self.tokens[token.index - 1]) if token.index and token.upos == "PROPN" else None
        return title is not None and title.personal and not title.private

    def _local(self, first: int) -> bool:
        before = self.tokens[first - 1] if first else None
        if before is not None and before.upos in {"DET", "ADJ"} and first > 1:
            before = self.tokens[first - 2]
        return before is not None and before.text.lower() in _LOCAL[self.language]

    def _names_a_thing(self, at: int) -> bool:
        """Whether a seat is only part of the name of something (`the Minsk agreements`)."""
        token = self.tokens[at]
        head = self.tokens[token.head]
        return token.deprel == "compound" and head.index > at and self.title(head) is None and head.name[2:] != "PER"

    def as_place(self, first: int, last: int) -> tuple[Known, ...]:
        """The place of the tables that a seat of government is; empty if the tables have none."""
        text = self.passage.parse.text[self.tokens[first].begin : self.tokens[last - 1].end]
        place = names(self.language).place_named(text)
        return (place,) if place is not None else ()

    def _dateline(self, first: int, last: int) -> bool:
        """Whether a seat only says where a report was written: `Moskau (Russland), 3. Mai`, `MOSCOW, June 3`, `(Kabul, May 2, 2004)`."""
        after = self.tokens[last].text if last < len(self.tokens) else ""
        before = self.tokens[first - 1].text if first else ""
        opens = (
            first == 0 or before == "(" or self.passage.parse.text[self.tokens[first - 1].end : self.tokens[first].begin].count("\n") > 0
        )
        if after == "(" or (opens and after in _DATELINE):
            return True
        return after == "," and last + 1 < len(self.tokens) and self._state_around(first, last + 1)

    def _state_around(self, first: int, at: int) -> bool:
        """Whether the state that a seat lies in follows it, between commas (`in Kabul, Afghanistan, on Monday`)."""
        states = names(self.language).states(self.tokens[at].text)
        seat = names(self.language).place(self.passage.parse.text[self.tokens[first].begin : self.tokens[at - 2].end])
        return bool(states) and states[0].country == seat

    def _name_phrase(self, known: tuple[Known, ...], first: int, last: int) -> Phrase:
        kind, form, country = known[0].kind, known[0].form, known[0].country
        if kind == "person":
            return self._person(known, first, last)
        if form == "capital" and (self._local(first) or self._dateline(first, last) or self._names_a_thing(last - 1)):
            kind, known = "place", self.as_place(first, last) or known
        phrase = Phrase(
            where=self.passage.where, first=first, last=last, head=last - 1, left=first, kind=kind,
            form="name" if form == "people" else form, known=known, country=country,
            political=kind not in {"people", "outlet", "place"}, why=f"named: {known[0].row}",
        )  # fmt: skip
        if kind != "place":
            widen(phrase, self.tokens, article_only=form != "people")
        if form == "people":
            phrase.country = next((self.adjectives[i] for i in range(phrase.left, first) if i in self.adjectives), phrase.country)
            phrase.plural = True
            phrase.political = phrase.definite
        return phrase

    def _person(self, known: tuple[Known, ...], first: int, last: int) -> Phrase:
        """A name of a known person, widened to what the entity recogniser takes as one name."""
        begin, end = person_span(self.tokens, first, self.language)
        while begin < first and begin in self.by_token:
            begin += 1
        if last - first == 1 and end > last and self._two_surnames(first):
            end = last
        if last - first == 1 and (end > last or self._name_goes_on(last)):
            known = ()
        elif begin < first and last - first == 1:
            given = atoms(self.tokens[begin].text)
            known = tuple(k for k in known if given and any(same_given(given[0].text, f) for f in first_names(k.id)))
        first, last = min(first, begin), max(last, end)
        return self._person_phrase(first, last, known)

    def _two_surnames(self, at: int) -> bool:
        """Whether two persons stand side by side, each by surname (`So kritisierte Rajoy Zapatero`)."""
        both = [self.tokens[i].text for i in (at, at + 1)]
        given = {first for word in both for known in names(self.language).find(atoms(word), genitive=False) for k in known.known
                 for first in first_names(k.id)}  # fmt: skip
        return all(word in self.surnames for word in both) and both[0] not in given

    def _name_goes_on(self, at: int) -> bool:
        """Whether a further proper noun stands directly after a single name (`Anwar as-Sadat` is no `Anwar`)."""
        if at >= len(self.tokens) or self.tokens[at].begin != self.tokens[at - 1].end + 1:
            return False
        after = self.tokens[at]
        return after.upos == "PROPN" and after.deprel in {"flat", "flat:name"} and after.name != "B-ORG"

    def _person_phrase(self, first: int, last: int, known: tuple[Known, ...] = ()) -> Phrase:
        first, last = self._without_degrees(self._name_begins(first, last), last)
        text = " ".join(self.passage.parse.text[self.tokens[first].begin : self.tokens[last - 1].end].lstrip("#@").split())
        if ")" in text and "(" not in text:  # `Voreqe (Frank) Bainimarama`
            text = text.rpartition(")")[2].strip() or text
        why = f"named: {known[0].row}" if known else "a person's name by its form in the sentence"
        return Phrase(
            where=self.passage.where, first=first, last=last, head=first, left=first, kind="person", form="name",
            known=known, full=text, definite=True, why=why, score=1.0 if known else 0.7,
        )  # fmt: skip

    def _without_degrees(self, first: int, last: int) -> tuple[int, int]:
        """A name's tokens without what stands for a degree before it or a seat behind it (`Dr. h. c. X`, `Y MdB`)."""
        while first < last - 1 and self.tokens[first].text.replace(".", "").lower() in _DEGREES:
            first += 1
        while first < last - 1 and self.tokens[last - 1].text in _SEATS:
            last -= 1
        return first, last

    def _name_begins(self, first: int, last: int) -> int:
        """Where the name itself begins in what the recogniser took for one (`Iraqi Prime Minister Haider al-Abadi`)."""
        start = first
        while start < last - 1:
            after = self._title_at(start, last)
            if not after and start in self.adjectives:
                after = start + 1
            if not after or after >= last:
                return first if after >= last else start
            start = after
        return start

    # --- entities nobody knows -----------------------------------------------

    def _entities(self) -> None:
        for first, last, marked in entity_spans(self.tokens, self.language):
            if self._passed_over(first, last):
                continue
            label = kind_by_noun([t.text for t in self.tokens[first:last]], marked) if self.language == "en" else marked
            alone = label == "PER" and last - first == 1
            if alone and (self.described(first, last) or self.tokens[first].upos == "NOUN" or self._adjectival(first)):
                continue
            if label == "PER" and not (self.language == "en" and self.described(first, last)):
                self.claim(self._person_phrase(first, last))
            elif label == "ORG" and not self.described(first, last):
                self.claim(self.unknown(first, last, "organisation"))
            elif label == "LOC" and self.tokens[first].text[:1].isupper() and not self.described(first, last):
                self.claim(self.unknown(first, last, "place"))

        for token in self.tokens:
            if token.index not in self.by_token and is_noun(token) and not token.name:
                if self.surnames & set(bare_forms(token.text)):
                    self.claim(self._person_phrase(token.index, token.index + 1))

    def _passed_over(self, first: int, last: int) -> bool:
        """Whether a span is no name to be entered: taken, part of a title, an adjective, a pronoun, a degree, a first part."""
        if any(i in self.by_token for i in range(first, last)) or all(i in self.adjectives for i in range(first, last)):
            return True
        if last - 1 in self.in_titles and first in self.in_titles:
            return True
        if all(t.text.replace(".", "").lower() in _DEGREES | {""} for t in self.tokens[first:last]):
            return True
        if any(begin < last and first <= end for end, begin in self.wide.items()):
            return True
        if last - first > 1:
            return False
        token, following = self.tokens[first], self.tokens[last].text if last < len(self.tokens) else ""
        return token.upos in {"PRON", "DET"} or token.text in {"I", "We"} or (token.text.lower() in _FIRST_PARTS and following == "-")

    def _find_titles(self) -> frozenset[int]:
        """Tokens of English titles of several words (`Minister for the Middle East`): a name inside one is not meant by itself."""
        words, out = titles(self.language), set[int]()
        for n, atom in enumerate(self.atoms) if self.language == "en" else ():
            title = words.phrase(self.atoms, n)
            if title is not None and title.state and title.personal:
                self._closed.update(range(atom.begin, self.atoms[n + title.words - 1].end))
            first = self.map.token_at(atom.begin) if title is not None else None
            last = self.map.token_at(self.atoms[n + title.words - 1].end - 1) if title is not None else None
            if first is not None and last is not None:
                out.update(range(first, last + 1))
        return frozenset(out)

    def _adjectival(self, at: int) -> bool:
        """Whether what looks like a name is an adjective with a capital (`Fremde Truppen`)."""
        return self.tokens[at].text.lower().startswith((*ELSEWHERE, *ANOTHER)) and self._before_noun(self.tokens[at])

    def described(self, first: int, last: int) -> bool:
        """Whether a span is an office or body noun with at most adjectives before it: the title step knows more."""
        start = first
        while start < last and (start in self.adjectives or start in self.towns or self.tokens[start].upos in {"DET", "ADJ", "NUM"}):
            start += 1
        if self._company(first, last):
            return False
        if any(self._title_at(i, last) == last for i in {first, start}):
            return True
        return last - first <= 2 and any(self._title_at(i, last) for i in range(first, last))

    def _company(self, first: int, last: int) -> bool:
        """Whether a word for a company ends its own name (`Cameroon Airlines`)."""
        title = self.title(self.tokens[last - 1])
        return last - first > 1 and title is not None and title.office == "company" and self.tokens[first].upos == "PROPN"

    def _title_at(self, at: int, last: int) -> int:
        """The token after an office noun or phrase that begins here and ends within the span; 0 if none does."""
        words = titles(self.language)
        if at >= last:
            return 0
        atom = self._atom_at.get(self.tokens[at].begin)
        if self.language == "en" and atom is not None and (title := words.phrase(self.atoms, atom)) is not None:
            end = self.map.token_at(self.atoms[atom + title.words - 1].end - 1)
            if end is not None and end < last:
                return end + 1
        title = self.title(self.tokens[at])
        return at + 1 if title is not None and title.role != "people" else 0  # `Volker Beck` is not of the peoples

    def title(self, token: Token) -> Title | None:
        """The office or role noun a token is; an English common noun may have a capital, so may the first of a sentence."""
        words, text = titles(self.language), visible(token.text)
        found = words.word(text)
        if found is None and self.language == "en" and (token.index in self._beginnings or token.upos == "NOUN"):
            found = words.word(text[:1].lower() + text[1:])
        return found

    def unknown(self, first: int, last: int, kind: CastKind) -> Phrase:
        """A name no table has, of a body or a place."""
        text = self.passage.parse.text[self.tokens[first].begin : self.tokens[last - 1].end]
        phrase = Phrase(
            where=self.passage.where, first=first, last=last, head=first, left=first, kind=kind, form="name",
            full=text, name=text, score=0.5, political=False,
            why=f"a name of a{'n organisation' if kind == 'organisation' else ' place'} by its form in the sentence",
        )  # fmt: skip
        if kind == "organisation":
            widen(phrase, self.tokens, article_only=True)
            phrase.country = self._state_in_name(first, last)
            found = [t for token in self.tokens[first:last] if (t := titles(self.language).word(token.text))]
            ship = self.language == "en" and state_of_ship([t.text for t in self.tokens[first:last]]) is not None
            phrase.political = ship or any(t.role in {"government", "body", "force", "group"} for t in found)
        return phrase

    def _state_in_name(self, first: int, last: int) -> str | None:
        """The state a body is called after (`Cameroon Airlines`, `Azerbaijan State Oil Company`); None where it is not one."""
        words = [token.text for token in self.tokens[first:last]]
        if self.language == "en" and (state := state_of_ship(words)) is not None:
            return state
        found = {code for w in words if (code := self._state_word(w)) is not None} if last - first > 1 else set()
        return next(iter(found)) if len(found) == 1 else None

    def _state_word(self, word: str) -> str | None:
        known = names(self.language).states(word)
        if known:
            return known[0].country
        return state_of_name(word) or state_adjective(word, self.language)

    def claim(self, phrase: Phrase) -> None:
        """Enter a phrase; its tokens are taken from now on."""
        self.phrases.append(phrase)
        for index in range(phrase.first, phrase.last):
            self.by_token[index] = phrase
