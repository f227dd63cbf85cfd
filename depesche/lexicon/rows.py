"""The row types of every lexicon table: one field a column, in the order of the file.

A cell is text.  Kinds of field:  `str` as it stands;  `tuple[str, ...]` several
values separated by ` | `;  `str | None` may be empty.  What each column means
is said here once and shown by `depesche lexicon show`.

Language tables (`de/`, `en/`) end with the same five columns: `example`,
`never` (several separated by ` || `), `source`, `note`.  In examples, brackets
mark what must be found: `[A ...]` actor, `[R ...]` recipient, `[S ...]` source,
`[C ...]` content, `[T ...]` time, `[B ...]` on behalf of.
"""

from __future__ import annotations

import msgspec


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """Base of all rows: every row has an id that never changes its meaning."""

    id: str


class LanguageRow(Row, frozen=True, kw_only=True):
    """A row of a language table: carries its own tests."""

    example: tuple[str, ...]
    never: tuple[str, ...] = ()
    source: str = ""
    note: str = ""


class EventRow(LanguageRow, frozen=True, kw_only=True):
    """`events.tsv`: a verb, verb + noun, event noun or phrase that tells an act of a class.

    lexeme: what triggers, in dictionary form; alternatives separated by ` | `.
        Verbs by lexeme (particle + lemma: `abstatten`), reflexives without
        `sich`, nouns by lemma, phrases as they stand.
    pos: `verb`, `noun`, `adj` (participle or adjective before a noun) or `phrase`.
    needs: conditions, all must hold, separated by `; `:
        `object=Besuch|Visite` (a slot filled by one of these lemmas; the filler joins the trigger),
        `with:zu=Treffen`, `object:actor` (a slot filled by an actor; kinds: actor, person, state,
        body, group, place, any), `!object=Tor` (must not), `reflexive`, `!reflexive`, `passive`,
        `plural`, `!negated`, `subject` (the slot must be filled at all).
        Alternatives inside one condition: `object=Besuch OR with:zu=Besuch`.
    type, mode: the class (PLOVER); mode may be empty.
    actors, recipients, agenda, instrument, place, on_behalf_of: slot specifications.
        A specification names slots: `subject`, `object`, `dative`, `genitive`,
        `with:mit`, `by`, `compound`, `adjective`, `possessive`;
        `a + b` takes both (joint parties), `a > b` takes the first that is filled.
    status: status of the act when nothing else in the sentence says otherwise; usually empty = occurred.
    """

    lexeme: tuple[str, ...]
    pos: str
    needs: str = ""
    type: str
    mode: str = ""
    actors: str = ""
    recipients: str = ""
    agenda: str = ""
    place: str = ""
    status: str = ""


class AttributionRow(LanguageRow, frozen=True, kw_only=True):
    """`attribution.tsv`: a word or phrase that says who says so.

    cue: lexeme(s) or the phrase as it stands; alternatives separated by ` | `.
    pos: `verb`, `noun`, `adjective` (of a speaker: überzeugt, confident), `preposition` (laut), `phrase` (nach Angaben,
        according to), `adverb` (angeblich: no source), `source` (nouns of a kind of source; `source_at` names the kind:
        person, organisation, outlet, state_media, document, unnamed; two words or more count anywhere in its phrase), `venue`
        (nouns of where, through what or to whom somebody speaks; `source_at` says which: occasion, medium, exchange, audience).
    needs: conditions as in `events.tsv` (for example `clause`); not asked of phrases and prepositions.
    stance: states, confirms, announces, expects, alleges, denies, demands, asks.
    form: form when no quotation marks are involved: `indirect` or `phrase`.
    source_at: slot of the source (`subject`, `genitive`, `with:von`, `object` ...), or its place: `after` or `before` the cue,
        `self` (the cue's own noun: nach Medienberichten), `previous` (whoever spoke last: demnach). Several are tried in
        turn (`genitive > with:von > self`); `:actor` behind one counts it only where somebody or a kind of source stands.
    content_at: `clause`, `infinitive`, `gerund` (accused X of planning), `quote` (quotation marks beside the cue), `colon` (only
        what a colon introduces), `rest` (the remaining sentence), `following` (from the cue to the end), `via` (the content of
        the saying that passes this one on: unter Berufung auf), or a slot (`object`, `with:über`). The first that is found
        counts: `clause > infinitive > object`. Empty: a word of communication that gives no content (`reading/says_speech.py`).
    addressee_at: slot of the addressee, may be empty; alternatives ` > `.
    """

    cue: tuple[str, ...]
    pos: str
    needs: str = ""
    stance: str
    form: str = "indirect"
    source_at: str = ""
    content_at: str = ""
    addressee_at: str = ""


class StatusRow(LanguageRow, frozen=True, kw_only=True):
    """`status.tsv`: a cue that says whether an act took place (the ConText idea).

    cue: lexeme(s) or the phrase as it stands; alternatives separated by ` | `.
    match: `lexeme` (dictionary form of one word), `phrase` (the words as they stand),
        `modal` (an auxiliary depending on the trigger), `modal-perfect` (one that governs an
        infinitive of the perfect: `soll ... haben`), `present` (the trigger's own verb, or a
        preposition or adverb of its clause, where that verb is in the present), `state` (the trigger's own participle
        with `sein` in the present: `ist verboten`), `conjunction` (of the trigger's own clause, where that is in the
        present or perfect), `condition` (of a clause below the trigger's verb, where that is told of times ahead),
        `headline` (the infinitive of a headline, the cue is for show), `participle` (one beside a noun, in a clause
        told of the present, the cue is for show), `feature` (UD features of the trigger's verb group, `Mood=Sub`, `Tense=Fut`).
    status: the status given, or empty (only hedged is set).
    hedged: `yes` or empty.
    reach: `governed` (acts below the cue word in the tree), `trigger` (the act whose trigger it
        modifies), `clause` (acts of the same clause), `sentence`.
    direction: `forward`, `backward` or `both` (by position in the sentence).
    blocked_by: words that make the cue silent when they stand next to it; separated by ` | `.
    priority: 1-9, the higher row wins where two reach one act.
    """

    cue: tuple[str, ...]
    match: str
    status: str = ""
    hedged: str = ""
    reach: str = "governed"
    direction: str = "both"
    blocked_by: tuple[str, ...] = ()
    priority: str = "5"


class TimeWordRow(LanguageRow, frozen=True, kw_only=True):
    """`time_words.tsv`: words that patterns are made of.

    forms: all written forms, separated by ` | `.
    slot: the slot of patterns they fill: month, weekday, unit, number, part, season, day_part, deictic, holiday ...
    value: the value: `5`, `mon`, `P1W`, `start`, `-1` ...
    """

    forms: tuple[str, ...]
    slot: str
    value: str


class TimePatternRow(LanguageRow, frozen=True, kw_only=True):
    """`time_patterns.tsv`: regular expressions over words and slots, linear-time, named slots only.

    pattern: `{weekday}`, `{month}` ... stand for the words of that slot; the rest is a regular expression.
    type: DATE, TIME, DURATION or SET.
    value: name of the function that makes the value, with its arguments: `day_month_year`, `offset(-1)`.
    priority: 1-9, higher wins where two patterns overlap and are equally long.
    """

    pattern: str
    type: str
    value: str
    priority: str = "5"


class WordingRow(LanguageRow, frozen=True, kw_only=True):
    """`wording.tsv`: a word that takes sides, and what would be neutral.

    forms: lexemes or phrases, separated by ` | `.
    kind: `loaded_word`, `scare_quotes`, `unnamed_source`, `question_headline`.
    needs: conditions as in `events.tsv`, or empty.
    why: one sentence for people.
    neutral: a neutral wording, or empty.
    """

    forms: tuple[str, ...]
    kind: str
    needs: str = ""
    why: str
    neutral: str = ""


class SupportRow(LanguageRow, frozen=True, kw_only=True):
    """`support.tsv`: words of headlines, and what in a text bears them out.

    kind: `fact` (a text that has none of the words below does not bear the headline out), `strong` (the same for words
        that go the whole way: all, never, for the first time), `same` (words for the same; nobody is called to account for
        them), `contested` (words of a text that say that somebody's word is not proven or is disputed).
    words: words or phrases that say the same, separated by ` | `; each bears out the others.
    borne_out_by: further words that bear them out, though they may say less or something else.
    example, never: `headline => text`; the text bears the headline out, or does not.
    """

    kind: str
    words: tuple[str, ...]
    borne_out_by: tuple[str, ...] = ()


class BoilerplateRow(LanguageRow, frozen=True, kw_only=True):
    """`boilerplate.tsv`: a line that is not part of the report.

    pattern: a linear-time regular expression (no nested quantifiers, no backreferences), ignoring case.
    kind: related, comment, share, byline, caption, advert, other.
    where: `line` (the whole line must match), `start` (the line begins so), `tail` (this line and
        all that follow), `inline` (only the matched words are cut: agency tags).
    """

    pattern: str
    kind: str
    where: str = "line"


# --- world -------------------------------------------------------------------


class FactRow(Row, frozen=True, kw_only=True):
    """A row of a world table: a fact with its source and the day it was checked."""

    source: str = ""
    checked: str = ""
    note: str = ""


class StateRow(FactRow, frozen=True, kw_only=True):
    """`world/states.tsv`: a state or disputed territory. `id` is the ISO 3166-1 alpha-3 code.

    name: usual English name; official: official English name; wikidata: Q-id.
    capital: English name of the seat of government; since, until: years of existence where not today's.
    led_by: whom `leader` means there: `head-of-government` in parliamentary states, `either` where it may be both, empty: head of state.
    """

    name: str
    official: str = ""
    wikidata: str = ""
    capital: str = ""
    led_by: str = ""
    since: str = ""
    until: str = ""


class StateNameRow(FactRow, frozen=True, kw_only=True):
    """`<lang>/states.tsv`: how a language calls a state. Id = `<lang>.<ALPHA3>`.

    state: alpha-3. names: names and short forms (`Nordkorea | DVRK | Demokratische Volksrepublik Korea`).
    adjectives: lemma of the adjective (`nordkoreanisch`). inhabitants: `Nordkoreaner | Nordkoreanerin`.
    metonyms: capitals and seats that stand for the government (`Pjöngjang`), with spelling variants.
    article: German article if the name takes one (`die`, `der`, `das`, plural `die-pl`).
    """

    state: str
    names: tuple[str, ...]
    adjectives: tuple[str, ...] = ()
    inhabitants: tuple[str, ...] = ()
    metonyms: tuple[str, ...] = ()
    article: str = ""


class ActorRow(FactRow, frozen=True, kw_only=True):
    """`world/actors.tsv`: a public figure. Id = slug (`putin-vladimir`).

    name: usual English name; kind: person; country: alpha-3 or IGO:..; gender: m, f or empty; wikidata: Q-id if sure.
    """

    name: str
    kind: str = "person"
    country: str = ""
    gender: str = ""
    wikidata: str = ""


class NameRow(FactRow, frozen=True, kw_only=True):
    """`world/names.tsv`: one written form of a public figure (those of bodies: `names_bodies.tsv`).

    actor: the id it names. text: the form. language: `de`, `en`, `ru` ... or `*` (any); script: `Latn`, `Cyrl` ...
    strength: `strong` (names only this one) or `weak` (a surname or short form others share: counts only
    when the report supports it).
    """

    actor: str
    text: str
    language: str = "*"
    script: str = "Latn"
    strength: str = "strong"


class BodyNameRow(NameRow, frozen=True, kw_only=True):
    """`world/names_bodies.tsv`: one written form of an organisation, outlet or treaty; columns as in `names.tsv`.

    actor: the id in `organisations.tsv`, `outlets.tsv` or `treaties.tsv`. note: `seat` where the form is the place
    a body sits in (`Brüssel` for the European Union), which acts for it unless a local preposition stands before it.
    """


class PostRow(FactRow, frozen=True, kw_only=True):
    """`world/posts.tsv`: who held which office when.

    holder: actor id; title: English title (`Secretary of the Security Council`); office: office id
    (`president`, `foreign-minister` ...); body: organisation id or empty; country: alpha-3 or IGO:..;
    since, until: EDTF days or months, `until` empty while held.
    """

    holder: str
    title: str
    office: str
    body: str = ""
    country: str = ""
    since: str = ""
    until: str = ""


class OfficeRow(FactRow, frozen=True, kw_only=True):
    """`<lang>/offices.tsv`: how a language names offices and roles. Id = `<lang>.office.<slug>`.

    office: office id as in `posts.tsv`, or empty for mere roles; titles: nouns
    (`Außenminister | Außenministerin | Chefdiplomat`); role: head-of-state, head-of-government, minister,
    diplomat, spokesperson, official, legislator, military, party, opposition, judge, other.
    """

    office: str
    titles: tuple[str, ...]
    role: str


class OrganisationRow(FactRow, frozen=True, kw_only=True):
    """`world/organisations.tsv`: a body that can act. Id = slug.

    name: usual English name; kind: organisation, government or group; country: alpha-3, `IGO:UN` ... or empty
    (armed groups, NGOs); wikidata: Q-id if sure; note `office=parliament`: which body of its state it is.
    """

    name: str
    kind: str = "organisation"
    country: str = ""
    wikidata: str = ""


class OutletRow(FactRow, frozen=True, kw_only=True):
    """`world/outlets.tsv`: a news outlet or agency. Id = slug.

    name: usual name; country: alpha-3 of its seat; owner: state alpha-3 if state-owned;
    listed_by: who lists it as state media, as of when (`State Media Monitor 2024`), empty if nobody does;
    agency: `yes` for news agencies; domains: web domains.
    """

    name: str
    country: str = ""
    owner: str = ""
    listed_by: str = ""
    agency: str = ""
    domains: tuple[str, ...] = ()


class TreatyRow(FactRow, frozen=True, kw_only=True):
    """`world/treaties.tsv`: a treaty, format or resolution. Id = slug.

    name: usual English name; parties: alpha-3 codes separated by ` | `; signed: EDTF day; wikidata: Q-id if sure.
    """

    name: str
    parties: tuple[str, ...] = ()
    signed: str = ""
    wikidata: str = ""


class TranscriptionRow(LanguageRow, frozen=True, kw_only=True):
    """`world/transcription.tsv`: how a group of Cyrillic letters is written in Latin ones. Id = `<language>.<letters>`.

    languages: those it holds for (`ru | uk | be | bg | sr`). letters: the Cyrillic letters, lower-case.
    where: conditions, all must hold, separated by `; `: `initial`, `final`, `after-vowel`, `before-vowel`,
        `after-consonant`, `before-consonant`, `after-sign` (soft or hard sign), `before-soft-vowel` (a soft sign and a vowel),
        `after:жч` / `before:ие` (one of these letters). Of several rows that hold, the one with most letters counts,
        then the one with most conditions.
    german (Duden), english (BGN/PCGN as news write it), french, scientific (DIN 1460, ISO 9 of 1968): the Latin letters;
        empty: nothing is written.
    example: `german Шойгу = Schoigu` (scheme, word in the first of the languages, what comes out); never: what must not come out.
    """

    languages: tuple[str, ...]
    letters: str
    where: str = ""
    german: str = ""
    english: str = ""
    french: str = ""
    scientific: str = ""


class HangulRow(FactRow, frozen=True, kw_only=True):
    """`world/transcription_hangul.tsv`: how a part of a Hangul syllable is written. Id = `hangul.<place>.<number in its row of Unicode>`.

    place: `initial`, `vowel` or `final`. jamo: the letter. revised: Revised Romanisation. mccune: McCune-Reischauer at the
    beginning of a word, mccune_voiced: between voiced sounds. kontsevich: Cyrillic letters, several separated by ` | `
    (the second as in names of the North). Empty: not written.
    """

    place: str
    jamo: str
    revised: str = ""
    mccune: str = ""
    mccune_voiced: str = ""
    kontsevich: tuple[str, ...] = ()


class HanRow(FactRow, frozen=True, kw_only=True):
    """`world/transcription_han.tsv`: the Han characters read as one syllable of Standard Chinese. Id = `han.<pinyin>`.

    pinyin: the syllable without its tone; wade_giles: the same in Wade-Giles. characters: those whose first reading it is.
    surnames: characters read so as surnames, whatever they are otherwise.
    """

    pinyin: str
    wade_giles: str
    characters: str
    surnames: str = ""


class ArabicRow(FactRow, frozen=True, kw_only=True):
    """`world/transcription_arabic.tsv`: what is certain of an Arabic or Persian letter in Latin ones: consonants and long vowels.

    letter: one letter. latin: as English news write it; empty: not written.
    """

    letter: str
    latin: str = ""


class NamePartRow(FactRow, frozen=True, kw_only=True):
    """`world/name_parts.tsv`: words in names of persons that are not, or not only, a name.

    kind: `title` (before the name: Dr, Präsident), `tail` (behind a comma, with all that follows: Baron), `particle`
    (`von`, `al`: written or left out), `junior`, `senior` (which of two namesakes), `short` (an everyday form of a given
    name, or its form in a kindred language), `surname` (Hangul: the first syllable of a name is a surname, with its usual
    spellings), `two-surname` (Han surnames of two characters), `female`, `male` (endings of Slavic surnames), `patronymic`
    (endings of such).
    words: the written forms, lower-case, any script. full: of `short`, the given names it stands for; of `surname`, the Hangul.
    """

    kind: str
    words: tuple[str, ...]
    full: tuple[str, ...] = ()


class PlaceRow(FactRow, frozen=True, kw_only=True):
    """`world/places.tsv`: a place. Id = its GeoNames number (shown as `geonames` in a reading), or a slug where GeoNames has none.

    name: usual English name; country: alpha-3 of the state it lies in, empty for seas, rivers and regions of several states;
    names: other written forms (German exonyms; of inflected forms the genitive in -s is found without); lat, lon: degrees, north and east
    positive; population: number of inhabitants (prefers the bigger of two namesakes). note beginning with
    `common-word`: the name is more often no place and counts only where the entity recogniser sees one.
    """

    name: str
    country: str = ""
    names: tuple[str, ...] = ()
    lat: str = ""
    lon: str = ""
    population: str = ""


class PloverRow(FactRow, frozen=True, kw_only=True):
    """`world/events_plover.tsv`: what PLOVER 2.0 makes of a class, mode and status. Id = `plover.<type>.<mode>.<status>`.

    type, mode: as in a claim; mode empty = no mode, `*` = any that has no row of its own; type `*` = any class.
    statuses: statuses of a claim, or `alleged` (told as happened, but every teller keeps a distance) and
        `disputed` (told as happened, and denied).
    plover, plover_mode, plover_context: the category; empty = PLOVER cannot say it, so no record is written.
    score: PLOVER's conflict-cooperation score, -10 to 10. quad: 1 verbal cooperation, 2 material cooperation,
        3 verbal conflict, 4 material conflict.
    """

    type: str
    mode: str = ""
    statuses: tuple[str, ...]
    plover: str = ""
    plover_mode: str = ""
    plover_context: str = ""
    score: str = ""
    quad: str = ""


class CameoRow(FactRow, frozen=True, kw_only=True):
    """`world/events_cameo.tsv`: the CAMEO code of a class, mode and status. Id = `cameo.<type>.<mode>.<status>`.

    type, mode, statuses: as in `events_plover.tsv`. code: from the actor to the recipient; empty = CAMEO cannot say it.
    code_back: from the recipient to the actor, where CAMEO codes both (042 makes a visit, 043 hosts one).
    goldstein, goldstein_back: Goldstein scale of the codes, -10 to 10. quad: as in `events_plover.tsv`, by the code's root.
    """

    type: str
    mode: str = ""
    statuses: tuple[str, ...]
    code: str = ""
    code_back: str = ""
    goldstein: str = ""
    goldstein_back: str = ""
    quad: str = ""


class CountryCodeRow(FactRow, frozen=True, kw_only=True):
    """`world/country_codes.tsv`: how other data sets write a state or body of states. Id = alpha-3 or `IGO:..`.

    alpha2: ISO 3166-1 alpha-2, for states that are no more the former one. cameo: CAMEO actor code.
    group: GDELT's known-group code of a body. plover: PLOVER's first code.
    fips: FIPS 10-4, which GDELT uses for places. cow: number in the Correlates of War, which POLECAT uses.
    """

    alpha2: str = ""
    cameo: str
    group: str = ""
    plover: str
    fips: str = ""
    cow: str = ""


class SectorRow(FactRow, frozen=True, kw_only=True):
    """`world/sectors.tsv`: the sector that other data sets give to an office or role. Id = `sector.<role>`.

    role: an office or a role of `offices.tsv`, or a kind of actor; the office counts before the role.
    plover, cameo: three letters (GOV, MIL, LEG ...).
    """

    role: str
    plover: str
    cameo: str


class WeakPlaceRow(PlaceRow, frozen=True, kw_only=True):
    """`world/places_weak.tsv`: a place nobody has checked; columns as in `places.tsv`.

    Imported in bulk (`scripts/places_table.py`). A name counts only for what the entity recogniser takes for a place and no
    other table knows, and of namesakes only where the report tells which. Id of a region: its ISO 3166-2 code and `-region`.
    """
