"""The mapping tables: every class, mode and status maps, and nothing that did not happen maps to its own class."""

from __future__ import annotations

from typing import get_args

import msgspec
import pytest

from depesche.lexicon.fact_checks import ROLES
from depesche.lexicon.mapping import STATUSES, cameo_quad, cameo_row, failures, plover_row, told_as
from depesche.lexicon.rows import CameoRow, CountryCodeRow, OfficeRow, OrganisationRow, PloverRow, SectorRow, StateRow
from depesche.lexicon.tables import load
from depesche.records import MODES, ActorKind

PAIRS = [(kind, mode) for kind, modes in MODES.items() for mode in ("", *modes)]
HAPPENED = ("occurred", "ongoing")


@pytest.mark.parametrize("row_type", [PloverRow, CameoRow, CountryCodeRow, SectorRow])
def test_tables_hold_together(row_type: type[PloverRow]) -> None:
    assert failures(load(row_type)) == {}


@pytest.mark.parametrize(("kind", "mode"), PAIRS)
def test_what_happened_has_a_category_and_a_code(kind: str, mode: str) -> None:
    for status in HAPPENED:
        plover = plover_row(kind, mode, status)
        assert plover.plover == kind
        assert plover.plover_mode in ("", mode)
        assert cameo_row(kind, mode, status).code


@pytest.mark.parametrize("status", [s for s in STATUSES if s not in HAPPENED])
def test_what_did_not_happen_keeps_no_material_category(status: str) -> None:
    material = {"COOPERATE", "AID", "RETREAT", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT", "CONSULT"}
    for kind, mode in PAIRS:
        plover, cameo = plover_row(kind, mode, status), cameo_row(kind, mode, status)
        assert plover.plover not in material, (kind, mode, status)
        assert bool(plover.plover) == bool(cameo.code), (kind, mode, status)
        if plover.plover:
            assert cameo.code[:2] in {"03", "12", "13"}, (kind, mode, status, cameo.code)
        if status not in {"planned", "cancelled"}:
            assert not plover.plover


@pytest.mark.parametrize(
    ("kind", "mode", "status", "plover", "cameo"),
    [
        ("CONSULT", "visit", "planned", ("AGREE", ""), "036"),
        ("CONSULT", "visit", "occurred", ("CONSULT", "visit"), "042"),
        ("CONSULT", "", "cancelled", ("REJECT", "meet"), "125"),
        ("SUPPORT", "sign", "occurred", ("SUPPORT", ""), "057"),
        ("RETREAT", "withdraw", "planned", ("CONCEDE", ""), "0356"),
        ("CONCEDE", "", "planned", ("CONCEDE", ""), "035"),
        ("ASSAULT", "aerial", "planned", ("THREATEN", "violence"), "138"),
        ("ASSAULT", "aerial", "alleged", ("", ""), ""),
        ("ASSAULT", "", "disputed", ("", ""), ""),
        ("MOBILIZE", "troops", "planned", ("", ""), ""),
    ],
)
def test_rules(kind: str, mode: str, status: str, plover: tuple[str, str], cameo: str) -> None:
    row = plover_row(kind, mode, status)
    assert ((row.plover, row.plover_mode), cameo_row(kind, mode, status).code) == (plover, cameo)


def test_one_category_has_one_score_and_one_code_one_scale() -> None:
    scores: dict[object, set[tuple[str, str]]] = {}
    for row in load(PloverRow):
        if row.plover:
            scores.setdefault((row.plover, row.plover_mode), set()).add((row.score, row.quad))
    assert {key: found for key, found in scores.items() if len(found) > 1} == {}
    scales: dict[str, set[str]] = {}
    for row in load(CameoRow):
        for code, scale in ((row.code, row.goldstein), (row.code_back, row.goldstein_back)):
            if code:
                scales.setdefault(code, set()).add(scale)
    assert {code: found for code, found in scales.items() if len(found) > 1} == {}


def test_told_as() -> None:
    assert told_as("occurred", hedged=False, disputed=True) == "disputed"
    assert told_as("planned", hedged=True, disputed=False) == "alleged"
    assert told_as("denied", hedged=False, disputed=False) == "denied"


def test_quads_follow_the_root() -> None:
    assert [cameo_quad(code) for code in ("010", "057", "060", "0874", "090", "139", "140", "204")] == list("11223344")


def test_every_state_and_body_has_codes() -> None:
    codes = {row.id for row in load(CountryCodeRow)}
    assert {state.id for state in load(StateRow)} <= codes
    assert {body.country for body in load(OrganisationRow) if body.country.startswith("IGO:")} <= codes


def test_sectors_are_given_to_offices_and_roles_there_are() -> None:
    offices = {row.office for row in load(OfficeRow, "en")}
    assert {row.role for row in load(SectorRow)} <= offices | ROLES | set(get_args(ActorKind))


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ({"type": "VISIT"}, "no class"), ({"mode": "swim"}, "none of"), ({"statuses": ("maybe",)}, "no status"),
        ({"score": "12"}, "between"), ({"quad": "5"}, "is not 1"), ({"plover": "STATEMENT"}, "no category"),
        ({"plover": ""}, "can have no"), ({"source": ""}, "no source"), ({"id": "again"}, "says anew"),
    ],
)  # fmt: skip
def test_wrong_rows_are_found(change: dict[str, object], problem: str) -> None:
    rows = load(PloverRow)
    row = next(r for r in rows if r.id == "plover.CONSULT.visit.occurred")
    wrong = msgspec.structs.replace(row, **change)
    others = rows if "id" in change else tuple(r for r in rows if r.id != row.id)
    assert any(problem in p for p in failures((*others, wrong))[wrong.id])


def test_a_gap_is_found() -> None:
    rows = tuple(r for r in load(CameoRow) if r.id != "cameo.AID.none.occurred")
    assert "no row of this table holds for AID/ occurred" in [p for found in failures(rows).values() for p in found]
