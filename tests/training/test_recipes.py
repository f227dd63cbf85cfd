import pytest

from depesche.errors import EngineError, UsageError
from depesche.training import recipes, sources
from depesche.training.__main__ import main
from depesche.training.lemmas import edit_between, gender_rules, learn_rules, make_table
from depesche.training.loop import Settings, batches


def test_every_step_needs_only_known_steps():
    assert all(needed in recipes.STEPS for _, before in recipes.STEPS.values() for needed in before)


def test_no_source_is_non_commercial():
    assert not [s.path for s in sources.SOURCES.values() if "NC" in s.licence.replace("which is NC, is not read", "")]
    assert all(len(s.sha256) == 64 for s in sources.SOURCES.values())
    assert all(name in sources.SOURCES for names in recipes.SOURCES_OF.values() for name in names)


def test_missing_and_changed_sources_are_named(tmp_path, monkeypatch):
    monkeypatch.setenv("DEPESCHE_DATA", str(tmp_path))
    with pytest.raises(EngineError, match="source 'gsd' is missing"):
        sources.source_path("gsd")
    place = tmp_path / sources.SOURCES["gsd"].path
    place.parent.mkdir()
    place.write_bytes(b"other")
    with pytest.raises(EngineError, match="the recipe was written for"):
        sources.source_path("gsd")


def test_unknown_steps_are_refused(tmp_path, monkeypatch):
    monkeypatch.setenv("DEPESCHE_WORK", str(tmp_path))
    with pytest.raises(UsageError, match="no step 'x'"):
        recipes.build("x")
    assert main(["build", "x"]) == 1


def test_a_done_step_is_skipped(tmp_path, monkeypatch):
    monkeypatch.setenv("DEPESCHE_WORK", str(tmp_path))
    calls = []
    monkeypatch.setattr(recipes, "STEPS", {"a": (lambda: calls.append("a"), ()), "b": (lambda: calls.append("b"), ("a",))})
    assert recipes.build("b") == ["a", "b"]
    assert recipes.build("b") == []
    assert recipes.build("b", again=True) == ["b"]
    assert calls == ["a", "b", "b"]


def test_suffix_rules_reach_unknown_words():
    rules = learn_rules([("machte", "machen"), ("lachte", "lachen"), ("wachte", "wachen")])
    assert edit_between("machte", "machen") == (2, "en")
    assert rules["te"] == (2, "en")
    table = make_table({"VF": {"machte": {"machen": 3}, "sprach": {"sprechen": 2}}})
    assert table.forms["VF"] or table.rules["VF"]


def test_gender_rules():
    assert gender_rules({"regierung": "F", "zeitung": "F", "leitung": "F"})["ung"] == (0, "F")


def test_batches_grow():
    from spacy.training import Example

    from depesche.language.spacy_engine import sentence_doc
    from depesche.training.tagger import build

    vocab = build("de").vocab
    docs = [Example(sentence_doc(vocab, ["a"] * 10, [True] * 10), sentence_doc(vocab, ["a"] * 10, [True] * 10)) for _ in range(20)]
    found = batches(docs, Settings(steps=10, first_batch=20, last_batch=100))
    sizes = [len(next(found)) for _ in range(8)]
    assert sizes[0] == 2
    assert sizes[-1] == 10


def test_a_bolder_net_believes_less_in_no_name():
    import numpy as np

    from depesche.training.nets import bolder

    net = {"arrays": {"bn": np.zeros(3)}, "labels": {"name": ["B-PER", "O", "I-PER"]}}
    assert list(bolder(net, 0.5)["arrays"]["bn"]) == [0.0, -0.5, 0.0]
    assert list(net["arrays"]["bn"]) == [0.0, 0.0, 0.0]
