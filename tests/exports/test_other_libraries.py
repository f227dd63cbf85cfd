"""What link-analysis and provenance tools make of our files, asked of their own libraries."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest
import rdflib
from followthemoney import model
from followthemoney.types import registry
from told import KINDS, act, place
from visits import visits

from depesche.exports import export
from depesche.exports.ftm import _country
from depesche.ledger import Ledger
from depesche.lexicon.mapping import country_codes

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")
"""rdflib and FollowTheMoney use what their own libraries have given up."""


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    path = tmp_path_factory.mktemp("libraries") / "l.duckdb"
    moscow = place("Moskau", "524901", "RUS")
    strikes = [r for number, kind in enumerate(KINDS) for r in act(kind, day=f"2025-{number + 1:02}-12", where=moscow)]
    with Ledger(path) as opened:
        opened.add_many([*visits(), *strikes])
        opened.settle()
        yield opened


@pytest.fixture(scope="module")
def statements(ledger: Ledger, tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, str]]:
    file = export(ledger, "ftm", tmp_path_factory.mktemp("ftm") / "out.json")[0]
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]


def test_followthemoney_takes_every_value_as_it_is(statements: list[dict[str, str]]) -> None:
    assert len(statements) > 200
    for statement in statements:
        prop = model.get(statement["schema"]).get(statement["prop"])
        assert prop is not None, statement
        if prop.type.name != "entity":
            assert prop.type.clean(statement["value"]) == statement["value"], statement


def test_followthemoney_builds_entities_that_are_complete(statements: list[dict[str, str]]) -> None:
    schemata: dict[str, str] = {}
    properties: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for statement in statements:
        assert schemata.setdefault(statement["entity_id"], statement["schema"]) == statement["schema"]
        properties[statement["entity_id"]][statement["prop"]].append(statement["value"])
    assert len({s["id"] for s in statements}) == len(statements)
    for key, values in properties.items():
        entity = model.get_proxy({"id": key, "schema": schemata[key], "properties": values}, cleaned=False)
        for name in entity.schema.required:
            assert entity.get(name), (key, name)
        for name, found in values.items():
            assert sorted(entity.get(name)) == sorted(set(found))
            prop = entity.schema.get(name)
            for value in found if prop.type.name == "entity" else ():
                assert model.get(schemata[value]).is_a(prop.range), (key, name, value)


def test_followthemoney_knows_every_country_code() -> None:
    given = {code: _country(code) for code in country_codes()}
    assert {code: found for code, found in given.items() if found and registry.country.clean(found) != found} == {}
    assert {code for code, found in given.items() if not found and not code.startswith("IGO:")} == {"YMD"}


def test_prov_is_a_graph_that_answers(ledger: Ledger, tmp_path: Path) -> None:
    graph = rdflib.Graph().parse(export(ledger, "prov", tmp_path / "out.jsonld")[0], format="json-ld")
    prov, oa = rdflib.Namespace("http://www.w3.org/ns/prov#"), rdflib.Namespace("http://www.w3.org/ns/oa#")
    a, schema = rdflib.RDF.type, rdflib.Namespace("https://schema.org/")
    texts = {row["id"]: row["text"] for row in ledger.table("reports").dicts()}
    happened = list(graph.subjects(a, schema.Event))
    assert len(happened) == 6 + 2  # six visits; of the strikes one occurred and one goes on
    for happening in happened:
        for claim in graph.objects(happening, prov.wasDerivedFrom):
            report = graph.value(claim, prov.wasDerivedFrom)
            assert (report, a, schema.NewsArticle) in graph
            assert (graph.value(graph.value(claim, prov.wasGeneratedBy), prov.wasAssociatedWith), a, prov.SoftwareAgent) in graph
            target = graph.value(claim, oa.hasTarget)
            assert graph.value(target, oa.hasSource) == report
            by_type = {graph.value(selector, a): selector for selector in graph.objects(target, oa.hasSelector)}
            position, quote = by_type[oa.TextPositionSelector], by_type[oa.TextQuoteSelector]
            begin, end = (int(graph.value(position, edge)) for edge in (oa.start, oa.end))
            assert texts[str(report).rpartition(":")[2]][begin:end] == str(graph.value(quote, oa.exact))
