"""What is known of a word by its form: features, vectors of word parts, and how they are kept."""

import numpy as np
import pytest

from depesche.language.forms import FORM_FEATURES, FormNumbers, Remembered, WordKnowledge, pack_knowledge, unpack_knowledge
from depesche.training.subwords import read_floret, read_subwords


@pytest.fixture
def knowledge():
    rows = np.random.default_rng(1).normal(size=(50, 4)).astype(np.float32)
    hashing = {"minn": 3, "maxn": 4, "hash_count": 2, "hash_seed": 2166136261}
    return WordKnowledge({"Putin": "P"}, {"Putin": 0b1101000110101, "traf": 6}, rows, hashing)


def test_features_of_a_form(knowledge):
    found = dict(zip(FORM_FEATURES, knowledge.features("Putin"), strict=True))
    assert found["word"] == "putin"
    assert found["suffix3"] == "tin"
    assert found["gazetteer"] == "P"
    assert found["cluster"] == str(0b1101000110101)
    assert found["cluster4"] == str(0b0101)  # the path from the root is kept lowest bit first


def test_a_capital_does_not_hide_the_cluster(knowledge):
    assert knowledge.features("Traf")[-1] == "6"
    assert knowledge.features("xyz")[-1] == ""


def test_words_with_like_parts_have_like_vectors(knowledge):
    a, b, c = knowledge.vectors(["Außenminister", "Außenministers", "Quark"])
    assert np.linalg.norm(a - b) < np.linalg.norm(a - c)
    assert WordKnowledge().vectors(["a", "b"]).shape == (2, 0)


def test_kept_knowledge_is_nearly_the_same(knowledge):
    again = unpack_knowledge(pack_knowledge(knowledge))
    assert again.clusters == knowledge.clusters
    assert again.gazetteer == knowledge.gazetteer
    assert np.abs(again.subwords - knowledge.subwords).max() < 0.02
    twice = unpack_knowledge(pack_knowledge(again))
    assert np.array_equal(twice.subwords, again.subwords)


def test_a_form_is_looked_up_once(knowledge):
    asked = []

    class Counting(WordKnowledge):
        def features(self, word):
            asked.append(word)
            return super().features(word)

    numbers = FormNumbers(
        Counting(knowledge.gazetteer, knowledge.clusters, knowledge.subwords, knowledge.hashing),
        [{"putin": 5, "traf": 6}] + [{}] * (len(FORM_FEATURES) - 1),
        unknown=1,
    )
    table = Remembered(lambda forms: np.concatenate([numbers.rows(forms)[:, :1], numbers.knowledge.vectors(forms)], axis=1), width=5)
    first, second = table.places(["Putin", "traf", "Putin"]).tolist(), table.places(["traf"]).tolist()
    assert first[0] == first[2]
    assert second == [first[1]]
    assert asked == ["Putin", "traf"]
    assert table.rows[first][:, 0].tolist() == [5, 6, 5]
    assert np.allclose(table.rows[first][:, 1:], knowledge.vectors(["Putin", "traf", "Putin"]))


def test_words_asked_for_often_are_kept_when_there_are_too_many(monkeypatch):
    monkeypatch.setattr("depesche.language.forms._REMEMBERED", 8)
    made = []

    def make(keys):
        made.extend(keys)
        return np.array([[float(len(key))] for key in keys], dtype=np.float32)

    table = Remembered(make, width=1)
    for i in range(30):
        keys = ["der", "die", f"Wort{'x' * i}", "der"]
        places = table.places(keys)
        assert table.rows[places][:, 0].tolist() == [float(len(key)) for key in keys]
    assert made.count("der") == made.count("die") == 1
    assert len(made) == 32
    assert len(table._places) <= 12


def test_a_floret_file_is_read(tmp_path):
    path = tmp_path / "x.floret"
    path.write_text("2 3 4 5 2 7 < >\n0 1.0 2.0 3.0\n1 0.5 0 -1\n")
    found = read_floret(path)
    assert found.rows.tolist() == [[1, 2, 3], [0.5, 0, -1]]
    assert found.hashing == {"minn": 4, "maxn": 5, "hash_count": 2, "hash_seed": 7}
    kept = tmp_path / "x.npz"
    np.savez(kept, rows=found.rows, names=list(found.hashing), values=list(found.hashing.values()))
    assert read_subwords(kept).hashing == found.hashing
