"""Parties that do not stand in a slot of their own predicate, and tellings that are one event: on sentences of our own."""

import pytest

from depesche.reading.reader import read_report
from depesche.records import Claim, Published, Report


def claims(text: str, kind: str, *, language: str = "de", title: str | None = None) -> list[Claim]:
    date = Published(earliest="2025-06-04", latest="2025-06-04", edtf="2025-06-04", basis="given")
    report = Report(id="r", text=text, title=title, published=date, language=language)
    return [c for c in read_report(report).claims if c.type == kind]


def names(parts) -> set[str]:
    return {p.name or p.text for p in parts}


def parties(text: str, kind: str, **options: str) -> tuple[set[str], set[str]]:
    """Actors and recipients of the only claim of a class."""
    found = claims(text, kind, **options)
    assert len(found) == 1, [(c.type, c.rule) for c in found]
    return names(found[0].actors), names(found[0].recipients)


CONTENT = [
    ("Der Iran weigert sich, Frankreich die Akten zu übergeben.", "REJECT", "de", {"Iran"}, {"France"}),
    ("Die Opposition verlangt, dass sich die polnische Regierung entschuldigt.", "REQUEST", "de", None, {"Government of Poland"}),
    ("Iran refused to meet France in Geneva.", "REJECT", "en", {"Iran"}, {"France"}),
    ("Norway demanded that the Turkish government release the sailors.", "REQUEST", "en", {"Norway"}, {"Government of Turkey"}),
]


@pytest.mark.parametrize(("text", "kind", "language", "actors", "recipients"), CONTENT, ids=[c[0][:30] for c in CONTENT])
def test_whom_a_clause_of_content_means(text, kind, language, actors, recipients):
    did, had = parties(text, kind, language=language)
    assert actors is None or did == actors
    assert had == recipients


SHOT_DOWN = [
    ("US-Truppen schossen über Syrien eine türkische Drohne ab.", "de", {"United States Armed Forces"}, {"Turkey"}),
    ("Russland griff mit iranischen Drohnen ein Lager an.", "de", {"Russia"}, set()),
    ("Die Huthi-Miliz feuerte nach Angaben der israelischen Armee eine Rakete auf Tel Aviv ab.", "de", {"Houthis"}, {"Israel"}),
    ("US forces shot down a Turkish drone over Syria.", "en", {"United States Armed Forces"}, {"Turkey"}),
]


@pytest.mark.parametrize(("text", "language", "actors", "recipients"), SHOT_DOWN, ids=[c[0][:30] for c in SHOT_DOWN])
def test_whose_things_are_hit_and_who_only_says_so(text, language, actors, recipients):
    assert parties(text, "ASSAULT", language=language) == (actors, recipients)


def test_a_clause_about_nobody_gives_no_recipient():
    assert parties("Norwegen verlangt, dass der Hafen bis Mai geöffnet wird.", "REQUEST")[1] == set()
    assert parties("Norway demanded that the harbour be opened by May.", "REQUEST", language="en")[1] == set()


def test_conjoined_passives_share_their_agent():
    did, had = parties("Der litauische Botschafter wurde von der türkischen Polizei verfolgt und verhaftet.", "COERCE")
    assert did == {"Turkish police"}
    assert had
    did, _ = parties("The Lithuanian ambassador was pursued and arrested by Turkish police.", "COERCE", language="en")
    assert did == {"Turkish police"}


def test_a_second_verb_in_the_active_lends_no_agent():
    text = "Two Lithuanian soldiers were killed in Mali and the French police confirmed the news."
    assert parties(text, "ASSAULT", language="en")[0] == set()
    text = "Zwei litauische Soldaten wurden in Mali getötet, und die französische Polizei bestätigte die Nachricht."
    assert parties(text, "ASSAULT")[0] == set()


def test_the_doer_stands_in_the_means():
    found = claims("Am Montag wurden drei iranische Soldaten durch israelische Raketen getötet.", "ASSAULT")
    assert [names(c.actors) for c in found] == [{"Israel"}]
    found = claims("Three Iranian soldiers were killed by Israeli missiles on Monday.", "ASSAULT", language="en")
    assert [names(c.actors) for c in found] == [{"Israel"}]


def test_parties_named_in_compounds():
    did, had = parties("Die Ministerin Annalena Baerbock kündigte das bei ihrem Israelbesuch an.", "CONSULT")
    assert (did, had) == ({"Annalena Baerbock"}, {"Israel"})
    did, _ = parties("Der EU-Gipfel ist am Freitag in Nizza gescheitert.", "CONSULT")
    assert did == {"European Council"}
    assert parties("Der EU-Gipfel mit der Türkei findet am Freitag in Nizza statt.", "CONSULT")[0] == {"European Council", "Turkey"}
    assert claims("Der Klassengipfel ist am Freitag in Nizza gescheitert.", "CONSULT") == []


TOLLS = [
    ("Israel griff am Montag Stellungen im Libanon an. Dabei wurden zwölf Menschen getötet.", "de"),
    ("Israel attacked positions in Lebanon on Monday. Twelve people were killed in the attack.", "en"),
]


@pytest.mark.parametrize(("text", "language"), TOLLS, ids=[t[1] for t in TOLLS])
def test_a_toll_belongs_to_the_attack_told_before(text, language):
    (claim,) = claims(text, "ASSAULT", language=language)
    assert names(claim.actors) == {"Israel"}
    assert len(claim.evidence) == 2


def test_a_killing_elsewhere_is_an_attack_of_its_own():
    text = "Israel griff am Montag Stellungen im Libanon an. In Kenia erschossen Rebellen der Hamas zwölf Menschen."
    assert len(claims(text, "ASSAULT")) == 2


MISHAPS = [
    ("Die chinesische Regierung schickte Helfer. Bei einem Zugunglück wurden vierzig Menschen getötet.", "de"),
    ("Die chinesische Regierung schickte Helfer. Vierzig Menschen wurden durch Schlammlawinen getötet.", "de"),
    ("The Chinese government sent helpers. Forty people were killed by a mudslide.", "en"),
]


@pytest.mark.parametrize(("text", "language"), MISHAPS, ids=[m[0][-20:] for m in MISHAPS])
def test_a_mishap_is_no_attack(text, language):
    assert claims(text, "ASSAULT", language=language) == []


def test_an_attack_on_people_counts_where_powers_are_near():
    text = "Die chinesische Regierung schickte Soldaten. Bei einem Anschlag wurden vierzig Menschen getötet."
    assert len(claims(text, "ASSAULT")) == 1


def test_a_headline_completes_what_the_text_left_open():
    title, text = "Litauen verlangt Entschädigung von Belarus", "Litauen verlangte am Montag in Genf eine Entschädigung für die Bauern."
    assert parties(text, "REQUEST", title=title) == ({"Lithuania"}, {"Belarus"})


HUMANS = [
    ("Tausende Menschen forderten am Montag den Rücktritt des belarussischen Ministers.", "REQUEST", "de"),
    ("Thousands of people demanded the resignation of the Belarusian government on Monday.", "REQUEST", "en"),
]


@pytest.mark.parametrize(("text", "kind", "language"), HUMANS, ids=[h[2] for h in HUMANS])
def test_people_may_do_it_to_somebody_political(text, kind, language):
    (claim,) = claims(text, kind, language=language)
    assert claim.actors
    assert claim.recipients


def test_people_among_themselves_are_no_politics():
    assert claims("Tausende Menschen forderten am Montag längere Öffnungszeiten.", "REQUEST") == []
    assert claims("Die Gäste kritisierten den Kellner.", "ACCUSE") == []


def test_a_private_killer_is_no_event_though_police_are_near():
    text = "Die Polizei sucht Zeugen. Ein Mann erschoss am Montag drei Kunden. Die Polizei sperrte die Straße."
    assert claims(text, "ASSAULT") == []


HAPPENINGS = [
    ("Die litauische Regierung beriet am Montag. Am Abend kam es in Wilna zu schweren Ausschreitungen.", "PROTEST", "de", 1),
    ("Am Abend kam es im Stadion zu schweren Ausschreitungen.", "PROTEST", "de", 0),
    ("The Lithuanian government resigned on Monday. Talks were held in the evening.", "CONSULT", "en", 1),
    ("Talks were held at the zoo in the evening.", "CONSULT", "en", 0),
]


@pytest.mark.parametrize(("text", "kind", "language", "number"), HAPPENINGS, ids=[h[0][:30] for h in HAPPENINGS])
def test_a_happening_counts_where_a_power_is_near(text, kind, language, number):
    assert len(claims(text, kind, language=language)) == number


def test_private_travel_is_no_visit():
    assert claims("Der Gitarrist Franz Huber fuhr im Mai nach Wien.", "CONSULT") == []
    assert parties("Außenminister Lawrow fuhr im Mai nach Wien.", "CONSULT")[1] == {"Austria"}


def test_where_a_report_was_written_is_no_party():
    assert claims("London – Im Mai ist der Verein nach Riga gereist.", "CONSULT") == []


SEVERAL = [
    ("Israel griff am Montag den Hafen von Tyros an. Israel griff am Dienstag ein Lager bei Damaskus an.", 2),
    ("Israel griff am Montag den Hafen von Tyros an. Der Angriff auf den Hafen dauerte eine Stunde.", 1),
]


@pytest.mark.parametrize(("text", "number"), SEVERAL, ids=["two", "one"])
def test_a_deed_done_to_another_thing_is_another(text, number):
    assert len(claims(text, "ASSAULT")) == number


def test_accusations_that_go_both_ways_are_two():
    text = "Litauen beschuldigte Belarus der Spionage. Belarus beschuldigte Litauen der Lüge."
    assert len(claims(text, "ACCUSE")) == 2


def test_an_announced_deed_is_a_claim_beside_the_announcement():
    text = "Polen kündigte am Montag den Abzug seiner Soldaten aus dem Irak an."
    (deed,) = claims(text, "RETREAT")
    assert deed.status == "planned"


def test_talks_in_which_somebody_tries_something():
    assert "European Union" in parties("In Verhandlungen mit Litauen versuchte die EU eine Lösung zu finden.", "CONSULT")[0]
    assert claims("Im Gespräch mit der Zeitung lobte der Sänger das Publikum.", "CONSULT") == []


def test_listed_ends_of_a_compound_are_tried_one_after_the_other():
    assert claims("Das EU-Außenministertreffen zwischen Litauen und Polen fand am Montag in Riga statt.", "CONSULT")


PARTICIPLES = [
    ("Die von der EU verhängten Sanktionen gegen Belarus treffen die Banken.", "SANCTION", "de", {"European Union"}),
    ("The talks that will be held by Norway with Syria in May matter.", "CONSULT", "en", {"Norway"}),
]


@pytest.mark.parametrize(("text", "kind", "language", "actors"), PARTICIPLES, ids=[p[2] for p in PARTICIPLES])
def test_the_doer_stands_at_the_participle_of_a_light_verb(text, kind, language, actors):
    assert actors <= parties(text, kind, language=language)[0]


def test_a_war_against_somebody_has_them_for_its_aim_where_nobody_else_is_known():
    assert parties("Der Krieg gegen Syrien begann im Herbst.", "ASSAULT") == (set(), {"Syria"})
    assert parties("Der Krieg Russlands gegen die Ukraine begann im Winter.", "ASSAULT")[0] >= {"Russia"}


def test_a_body_that_somebody_leads_is_no_conference():
    assert claims("Der Vorsitzende der Innenministerkonferenz, Georg Maier, kritisierte Russland.", "CONSULT") == []


def test_a_campaign_for_votes_is_no_fight():
    assert claims("Im US-Präsidentschaftswahlkampf warb Donald Trump für sich.", "ASSAULT") == []


def test_an_undated_telling_does_not_skip_an_act_of_another_day():
    text = "Am 4. Februar 2022 traf Putin Xi Jinping. Vom 20. bis 22. März 2023 besuchte Xi Moskau. Das Gespräch mit Putin dauerte vier Stunden."
    assert [c.duration for c in claims(text, "CONSULT") if c.time.earliest == "2022-02-04"] == [None]


@pytest.mark.parametrize(
    "text",
    [
        "Israel hat weder bestätigt noch dementiert, dass seine Luftwaffe Syrien angegriffen habe.",
        "Moskau bestätigte nicht, dass Russland die Ukraine angegriffen habe.",
    ],
)
def test_who_neither_confirms_nor_denies_says_nothing(text):
    (claim,) = claims(text, "ASSAULT")
    assert (claim.status, claim.sources) == ("possible", ())


def test_two_visitors_are_two_visits():
    text = "Putin besuchte am Montag China. Am selben Tag besuchte Lawrow China."
    assert [c.actors[0].name for c in claims(text, "CONSULT")] == ["Vladimir Putin", "Sergei Lavrov"]
    again = "Putin besuchte am Montag China. Der Präsident besuchte China auf Einladung der Regierung."
    assert len(claims(again, "CONSULT")) == 1
