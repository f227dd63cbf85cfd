"""What a user judges wins, can be taken back, and never contradicts itself unseen."""

import pytest

from depesche.errors import LexiconError, UsageError
from depesche.lexicon import judgements
from depesche.lexicon.judgements import JudgementRow, judge, read, rows, withdraw
from depesche.lexicon.tables import columns

PUTIN, LAVROV, SHOIGU = "vladimir-putin", "sergei-lavrov", "sergei-shoigu"


@pytest.fixture(autouse=True)
def fresh():
    yield
    judgements.read.cache_clear()


def test_nothing_judged_changes_nothing(tmp_path):
    settled = read(tmp_path).settle("Lawrow", [LAVROV, PUTIN])
    assert (settled.chosen, settled.candidates, settled.rules) == (None, (LAVROV, PUTIN), ())
    assert read(None).settle("Lawrow", [LAVROV]).candidates == (LAVROV,)


def test_same_is_chosen_even_where_the_linker_did_not_think_of_it(tmp_path):
    row = judge(tmp_path, "Schoigú", SHOIGU, "same", by="anna")
    settled = read(tmp_path).settle("Schoigú", [LAVROV])
    assert (settled.chosen, settled.rules) == (SHOIGU, (row.id,))
    assert read(tmp_path).settle("Schoigu", [LAVROV]).chosen is None, "names are compared letter by letter"


@pytest.mark.parametrize("verdict", ["not-same", "unsure"])
def test_who_it_is_not_or_cannot_be_told_is_not_taken(tmp_path, verdict):
    row = judge(tmp_path, "Lawrow", LAVROV, verdict)
    settled = read(tmp_path).settle("Lawrow", [LAVROV, PUTIN])
    assert (settled.chosen, settled.candidates, settled.rules) == (None, (PUTIN,), (row.id,))


def test_order_of_the_two_does_not_matter(tmp_path):
    judge(tmp_path, LAVROV, "Lawrow", "not-same")
    assert read(tmp_path).between("Lawrow", LAVROV) == read(tmp_path).between(LAVROV, "Lawrow") is not None


def test_a_later_judgement_counts_and_the_earlier_one_stays_on_record(tmp_path):
    judge(tmp_path, "Lawrow", LAVROV, "not-same", by="anna")
    judge(tmp_path, "Lawrow", LAVROV, "same", by="ben")
    assert read(tmp_path).settle("Lawrow", []).chosen == LAVROV
    assert [(r.verdict, r.by) for r in rows(tmp_path)] == [("not-same", "anna"), ("same", "ben")]


def test_what_is_withdrawn_no_longer_counts(tmp_path):
    judge(tmp_path, "Lawrow", LAVROV, "not-same")
    withdraw(tmp_path, "Lawrow", LAVROV, "not-same", note="misread")
    assert read(tmp_path).settle("Lawrow", [LAVROV]).candidates == (LAVROV,)
    assert [r.verdict for r in rows(tmp_path)] == ["not-same", "withdrawn"]
    with pytest.raises(UsageError, match="are not judged not-same"):
        withdraw(tmp_path, "Lawrow", LAVROV, "not-same")


def test_withdrawing_another_verdict_than_the_one_in_force_is_refused(tmp_path):
    judge(tmp_path, "Lawrow", LAVROV, "same")
    with pytest.raises(UsageError, match="but same"):
        withdraw(tmp_path, "Lawrow", LAVROV, "unsure")


def test_ids_judged_the_same_have_one_that_stands_for_all(tmp_path):
    judge(tmp_path, "per:sergej-lawrov", LAVROV, "same")
    judge(tmp_path, "per:s-lawrow", "per:sergej-lawrov", "same")
    found = read(tmp_path)
    assert {found.one_of(i) for i in ("per:sergej-lawrov", "per:s-lawrow", LAVROV)} == {LAVROV}
    assert found.settle("Lawrow", ["per:s-lawrow", PUTIN]).candidates == (LAVROV, PUTIN)
    assert found.one_of(PUTIN) == PUTIN


def test_contradictions_are_refused_and_nothing_is_written(tmp_path):
    judge(tmp_path, "per:a", LAVROV, "same")
    judge(tmp_path, "per:b", LAVROV, "not-same")
    with pytest.raises(UsageError, match="j000002"):
        judge(tmp_path, "per:a", "per:b", "same")
    assert len(rows(tmp_path)) == 2


def test_a_name_is_one_id_not_two(tmp_path):
    judge(tmp_path, "Sergej", LAVROV, "same")
    with pytest.raises(UsageError, match=r"already judged to be sergei-lavrov \(j000001\)"):
        judge(tmp_path, "Sergej", SHOIGU, "same")
    judge(tmp_path, "Sergej", SHOIGU, "not-same")


@pytest.mark.parametrize(("a", "b"), [("Lawrow", "Lawrov"), (LAVROV, LAVROV), ("Lawrow", "no-such-id")])
def test_two_names_or_one_thing_cannot_be_judged(tmp_path, a, b):
    with pytest.raises(UsageError):
        judge(tmp_path, a, b, "same")


def test_a_contradiction_written_by_hand_is_named(tmp_path):
    lines = [
        "\t".join(columns(JudgementRow)),
        f"j1\tper:a\t{LAVROV}\tsame\t\t\t",
        f"j2\tper:a\t{PUTIN}\tsame\t\t\t",
        f"j3\t{LAVROV}\t{PUTIN}\tnot-same\t\t\t",
    ]
    (tmp_path / "same.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    with pytest.raises(LexiconError, match="j3 says .* j1, j2 that they are the same"):
        read(tmp_path)


def test_a_verdict_nobody_knows_is_named_with_its_row(tmp_path):
    lines = ["\t".join(columns(JudgementRow)), f"j1\tper:a\t{LAVROV}\tmaybe\t\t\t"]
    (tmp_path / "same.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    with pytest.raises(LexiconError, match=r"same\.tsv:2 \[verdict\]: 'maybe' is no verdict"):
        read(tmp_path)
