"""The few function words by which reported speech is told from the rest of a sentence, per language.

Words of content (verbs, nouns, prepositions of saying) are rows of
`attribution.tsv`; these are grammar.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Grammar:
    """Closed classes of one language.

    complementisers: begin a clause that may be what is said.
    adverbials: begin a clause that is not.
    parenthesis: opens an inserted "as X said".
    determiners: may stand between the preposition and the noun of a cue phrase.
    venues: prepositions of the place, medium or occasion of a saying; `occasions` those before an event.
    audiences: prepositions before those who listen; `partners` before the other side of a talk.
    speaking: verbs whose participle opens a sentence with where or to whom somebody speaks ("Speaking to reporters, …").
    agents: prepositions of the doer of a passive.
    sentence_relative: take up a whole clause (", was ihn freute"); `relatives` a noun.
    impersonal: subjects that are nobody.
    pointers: at the head of a sentence, take up the sentence before.
    genitive_articles: may begin the genitive after a noun; `oblique_articles` never stand before a subject.
    reporting: auxiliaries that carry reported speech on where the verb's mood does not show it.
    hearsay: a modal that carries it on with an infinitive ("soll ... haben").
    perfect: the infinitives behind such a modal that speak of what has happened.
    tentative: modal verbs whose subjunctive is the report's own caution ("könnte"), not reported speech.
    origins: prepositions that belong to a name they follow ("Anna Meier von der Polizei").
    first_person: pronouns by which a speaker means himself.
    naming: stand before a term in quotation marks, which is then no scare quote.
    own: "own", by which the subject of a clause is its source ("nach eigenen Angaben").
    resuming: says how somebody speaks ("weiter ... sagte", "riefen laut"), which a parse may take for a particle.
    quoting: verbs whose object is said to speak by "as" and a gerund ("quoted the army as saying").
    weak_men: endings of nouns declined like adjectives, by which "der …e" is a man who speaks ("der 58-Jährige").
    additive: adverbs by which a sentence adds to the one before it (German: at its head).
    attributive: prepositions that hang on the noun before them rather than on a verb of saying ("an inquiry into the attack").
    asides: phrases a parse may take for a subject ("most of all").
    days: names of days and months, which say nothing ("laut Mitteilung vom Samstag").
    conditions: begin a clause that belongs to what is said although it hangs on the verb of saying ("said he would go if …").
    afterwards: begin a clause in which the report tells what happened besides what was said.
    """

    complementisers: frozenset[str]
    adverbials: frozenset[str]
    parenthesis: frozenset[str]
    determiners: frozenset[str]
    venues: tuple[str, ...]
    audiences: frozenset[str]
    partners: tuple[str, ...]
    speaking: frozenset[str]
    occasions: frozenset[str]
    agents: tuple[str, ...]
    sentence_relative: frozenset[str]
    relatives: frozenset[str]
    impersonal: frozenset[str]
    pointers: frozenset[str]
    genitive_articles: frozenset[str]
    oblique_articles: frozenset[str]
    reporting: frozenset[str]
    hearsay: frozenset[str]
    perfect: frozenset[str]
    tentative: frozenset[str]
    origins: frozenset[str]
    first_person: frozenset[str]
    naming: frozenset[str]
    own: frozenset[str]
    resuming: tuple[str, ...]
    additive: frozenset[str]
    attributive: frozenset[str]
    asides: frozenset[str]
    days: frozenset[str]
    conditions: frozenset[str]
    afterwards: frozenset[str]
    quoting: frozenset[str]
    weak_men: tuple[str, ...]
    infinitive_mark: str


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


GRAMMAR = {
    "de": Grammar(
        complementisers=_words("dass daß ob wonach wie warum weshalb wieso wer wen wem wann wo woher wohin"),
        adverbials=_words(
            "weil da obwohl obgleich nachdem bevor ehe während damit sodass indem um ohne statt anstatt als seit "
            "bis sobald solange sofern sondern aber doch denn welche welcher welches wobei wodurch worauf woraufhin"
        ),
        parenthesis=_words("wie so"),
        determiners=_words(
            "der die das den dem des ein eine einem einen einer eines seinen seinem seiner seine ihren ihrem ihrer "
            "ihre eigenen eigener ersten vorläufigen offiziellen amtlichen übereinstimmenden mehreren"
        ),
        venues=("bei", "während", "auf", "vor", "in", "im", "am", "beim", "an", "via", "über", "per"),
        audiences=_words("vor zu gegenüber an"),
        partners=("mit", "gegenüber"),
        speaking=frozenset(),
        occasions=_words("bei beim während"),
        agents=("von", "durch"),
        sentence_relative=_words("was womit wodurch wobei"),
        relatives=_words("der die das den dem deren dessen welcher welche welches"),
        impersonal=_words("es man"),
        pointers=_words("das dies davon darauf dazu"),
        oblique_articles=_words("dem den des einem einen eines"),
        genitive_articles=_words("der des eines einer dieser dieses mehrerer zweier dreier"),
        reporting=frozenset(),
        hearsay=_words("sollen"),
        perfect=_words("haben sein"),
        tentative=_words("können dürfen mögen sollen müssen"),
        origins=_words("von vom aus"),
        first_person=_words("ich wir mein meine meinem meinen meiner uns unser unsere unserem unseren unserer mich mir"),
        naming=_words(
            "als genannte genannten genannter genanntes sogenannte sogenannten sogenannter sogenanntes begriff begriffs wort wortes"
        ),
        own=_words("eigen"),
        resuming=("weiter", "laut", "leise", "erneut"),
        additive=_words("insbesondere weiter weiterhin außerdem zudem ferner darüber überdies ebenso zusätzlich auch vielmehr desweiteren"),
        attributive=_words("zwischen gegen über für"),
        asides=frozenset({"vor allem", "allen voran", "unter anderem"}),
        days=_words(
            "montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag januar februar märz april mai juni juli august "
            "september oktober november dezember jahr tag woche monat stunde minute jahrzehnt woche wochenende"
        ),
        conditions=_words("falls wenn sofern solange"),
        afterwards=_words("nachdem woraufhin während als"),
        quoting=frozenset(),
        weak_men=(
            "jährige",
            "abgeordnete",
            "angeklagte",
            "beschuldigte",
            "verdächtige",
            "vorsitzende",
            "beauftragte",
            "gesandte",
            "beamte",
        ),
        infinitive_mark="zu",
    ),
    "en": Grammar(
        complementisers=_words("that whether if how why what who when where"),
        adverbials=_words("because although though after before while since until unless so as but and which who"),
        parenthesis=_words("as"),
        determiners=_words("the a an his her its their own first initial official several"),
        venues=("at", "during", "in", "before", "on", "via", "through", "from"),
        audiences=_words("to before with"),
        partners=("with", "to"),
        speaking=_words("speak talk address testify appear write"),
        occasions=_words("during at"),
        agents=("by",),
        sentence_relative=_words("which"),
        relatives=_words("who which that whom whose"),
        impersonal=_words("it there"),
        pointers=_words("this that"),
        genitive_articles=frozenset(),
        oblique_articles=frozenset(),
        reporting=_words("had would"),
        hearsay=frozenset(),
        perfect=frozenset(),
        tentative=frozenset(),
        origins=_words("of from"),
        first_person=_words("i we my our us me ours mine"),
        naming=_words("as called term word named dubbed"),
        own=_words("own"),
        resuming=(),
        additive=_words("also further furthermore moreover additionally"),
        attributive=_words("of into over between against for about"),
        asides=frozenset({"most of all", "above all", "first of all", "among others", "after all"}),
        days=_words(
            "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september "
            "october november december year day week month hour minute decade weekend"
        ),
        conditions=_words("if unless because provided"),
        afterwards=_words("while whereupon"),
        quoting=_words("quote cite"),
        weak_men=(),
        infinitive_mark="to",
    ),
}
