"""The service is asked politely, answers are read as it writes them, and what goes wrong is said in one line."""

from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import httpx
import pytest
from service import Service, held, person, time_snak, unknown_snak

from depesche.kb.wikidata import BATCH, PAUSE, Snak, UnavailableError, batches

PUTIN = person("Q7747", {"de": "Wladimir Putin", "en": "Vladimir Putin"}, {"de": ["Putin"]}, [held("Q218295", "2012-05-07")])
PROPS = ["info", "labels", "aliases", "claims"]


def ask(service, ids=("Q7747",), **options):
    return service.wikidata(**options).items(list(ids), ["de", "en"], PROPS)


def test_an_item_is_read():
    service = Service(PUTIN)
    item = ask(service)["Q7747"]
    assert item.names("de") == ("Wladimir Putin", "Putin")
    assert item.names("ru") == ()
    (statement,) = item.statements("P39")
    assert statement.mainsnak.item == "Q218295"
    assert statement.qualifiers["P580"][0].edtf == "2012-05-07"


def test_a_request_says_who_asks_and_how_far_behind_the_service_may_be():
    service = Service(PUTIN)
    ask(service)
    assert service.headers[0]["User-Agent"].startswith("depesche/")
    assert "desk@example.org" in service.headers[0]["User-Agent"]
    (sent,) = service.requests
    assert (sent["action"], sent["maxlag"], sent["props"], sent["languages"]) == (
        "wbgetentities",
        "5",
        "info|labels|aliases|claims",
        "de|en",
    )


def test_there_is_a_pause_between_requests_but_not_before_the_first():
    service = Service(PUTIN)
    wikidata = service.wikidata()
    for _ in range(3):
        wikidata.items(["Q7747"], ["de"], PROPS)
    assert service.waited == [PAUSE, PAUSE]


def test_what_is_empty_comes_as_a_list():
    item = ask(Service(person("Q1", {})), ["Q1"])["Q1"]
    assert (item.names("de"), item.statements("P39")) == ((), ())


def test_what_is_gone_is_left_out_and_what_was_merged_stands_under_both_ids():
    merged = {**PUTIN, "redirects": {"from": "Q99", "to": "Q7747"}}
    service = Service()
    service.items["Q99"] = merged
    found = ask(service, ["Q99", "Q404"])
    assert set(found) == {"Q99", "Q7747"}


def test_statements_marked_as_wrong_are_none():
    item = ask(
        Service(person("Q1", {}, None, [held("Q2", "2001-01-01", rank="deprecated"), held("Q3", "2002-01-01", rank="preferred")])), ["Q1"]
    )["Q1"]
    assert [s.mainsnak.item for s in item.statements("P39")] == ["Q3"]


@pytest.mark.parametrize(
    ("day", "precision", "edtf"),
    [
        ("2012-05-07", 11, "2012-05-07"),
        ("2012-05-00", 10, "2012-05"),
        ("2012-00-00", 9, "2012"),
        ("2010-00-00", 8, ""),
        ("2012-05-07", 14, ""),
    ],
)
def test_days_are_as_exact_as_they_say(day, precision, edtf):
    import msgspec

    assert msgspec.convert(time_snak("P580", day, precision), Snak).edtf == edtf
    assert msgspec.convert(unknown_snak("P580"), Snak).edtf == ""


MAXLAG = {
    "error": {"code": "maxlag", "info": "Waiting for wdqs1012: 7.9 seconds lagged.", "lag": 7.9, "type": "wikibase-queryservice"},
    "servedby": "mw1",
}


@pytest.mark.parametrize(
    ("answer", "least"),
    [
        (httpx.Response(429, headers={"Retry-After": "17"}), 17),
        (httpx.Response(429), 1),
        (httpx.Response(502, headers={"Retry-After": "nonsense"}), 1),
        (httpx.Response(200, json=MAXLAG, headers={"Retry-After": "5", "MediaWiki-API-Error": "maxlag"}), 5),
    ],
)
def test_it_waits_as_long_as_it_is_told_and_asks_again(answer, least):
    service = Service(PUTIN, first=[answer])
    assert "Q7747" in ask(service)
    (waited,) = service.waited
    assert waited == least


def test_it_waits_until_the_time_it_is_told():
    told = format_datetime(datetime.now(UTC) + timedelta(seconds=100), usegmt=True)
    service = Service(PUTIN, first=[httpx.Response(503, headers={"Retry-After": told})])
    assert "Q7747" in ask(service)
    assert 50 <= service.waited[0] <= 100


def test_it_waits_longer_each_time_and_gives_up_in_one_line():
    service = Service(PUTIN, first=[httpx.Response(503)] * 9)
    with pytest.raises(UnavailableError, match=r"^www\.wikidata\.org did not answer in 5 attempts \(HTTP 503\); run it again later$"):
        ask(service)
    assert service.waited == [1, 2, 4, 8]


def test_it_does_not_wait_for_hours():
    service = Service(PUTIN, first=[httpx.Response(429, headers={"Retry-After": "3600"})])
    with pytest.raises(UnavailableError, match="wait 3600 seconds"):
        ask(service)
    assert service.waited == []


def test_no_network_is_said_at_once():
    service = Service(PUTIN, first=[httpx.ConnectError("[Errno -2] Name or service not known")])
    with pytest.raises(UnavailableError, match=r"cannot reach www\.wikidata\.org .*; is there a network\?"):
        ask(service)
    assert service.waited == []


def test_a_connection_that_breaks_later_is_tried_again():
    service = Service(PUTIN)
    wikidata = service.wikidata()
    wikidata.items(["Q7747"], ["de"], PROPS)
    service.first = [httpx.ReadTimeout("timed out"), httpx.ConnectError("reset")]
    assert "Q7747" in wikidata.items(["Q7747"], ["de"], PROPS)


@pytest.mark.parametrize(
    ("answer", "says"),
    [
        (httpx.Response(403, text="User-Agent"), "HTTP 403; the request is refused"),
        (httpx.Response(200, text="<html>a portal</html>"), "something else than entities"),
        (httpx.Response(200, json={"entities": {"Q1": {"id": 5}}}), "something else than entities"),
        (httpx.Response(200, json={"error": {"code": "no-such-entity", "info": "Could not find Q0"}}), "refuses: no-such-entity"),
    ],
)
def test_what_asking_again_would_not_help_is_said_at_once(answer, says):
    service = Service(PUTIN, first=[answer])
    with pytest.raises(UnavailableError, match=says):
        ask(service)
    assert len(service.requests) == 1


def test_batches():
    assert [len(b) for b in batches([f"Q{n}" for n in range(1, 2 * BATCH + 2)])] == [BATCH, BATCH, 1]
