"""The learner finds which letters answer each other from pairs alone."""

import pytest

from depesche.naming.learn import expect, learn, maximise


def toy(words):
    spelled = {"ш": "sh", "а": "a", "о": "o", "к": "k", "т": "t", "р": "r", "с": "s", "н": "n"}
    return [("<" + "".join(spelled[c] for c in w) + ">", f"<{w}>", 1.0) for w in words]


WORDS = [a + b + c + d for a in "шктрсн" for b in "ао" for c in "шктрсн" for d in ("", "а")]


def test_two_letters_answer_one():
    found = learn(toy(WORDS), rounds=7, least=6.0)
    assert found["sh", "ш"] > 1.0
    assert max((w, x) for (x, y), w in found.items() if y == "ш")[1] == "sh"
    assert max((w, x) for (x, y), w in found.items() if y == "к")[1] == "k"


def test_likelihood_grows():
    pairs = toy(WORDS)
    chances = None
    seen = []
    for _ in range(4):
        counts, likelihood = expect(pairs, chances)
        chances = maximise(counts, least=0.0)
        seen.append(likelihood)
    assert seen == sorted(seen)


def test_chances_sum_to_one():
    counts, _ = expect(toy(WORDS), None)
    assert sum(sum(row.values()) for row in maximise(counts, least=0.0).values()) == pytest.approx(1.0)
