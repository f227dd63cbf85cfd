"""Exact intervals for counts: Garwood's for one count, Clopper and Pearson's for the ratio of two.

Both come from tail probabilities that are regularised incomplete gamma and beta
functions, summed by the usual series and continued fractions (Abramowitz and
Stegun 6.5.29, 6.5.31, 26.5.8; Lentz's method), and inverted by halving: slow
and sure, and no statistics library for four numbers an answer.
"""

from __future__ import annotations

import math
from collections.abc import Callable

LEVEL = 0.95
"""How much an interval covers if nothing else is said."""
_TINY = 1e-300
_EPSILON = 1e-15
_HALVINGS = 200


def poisson_interval(count: int, level: float = LEVEL) -> tuple[float, float]:
    """Give Garwood's exact interval for the mean of a Poisson count.

    Args:
        count: Events counted, 0 or more.
        level: Coverage, between 0 and 1.

    >>> [round(bound, 2) for bound in poisson_interval(10)]
    [4.8, 18.39]

    """
    tail = (1 - level) / 2
    lower = 0.0 if count == 0 else _solve(lambda mean: gamma_p(count, mean), tail, 0.0, float(count))
    top = count + 10 * math.sqrt(count + 1) + 40
    return lower, _solve(lambda mean: gamma_p(count + 1, mean), 1 - tail, float(count), top)


def ratio_interval(before: int, after: int, exposures: tuple[float, float], level: float = LEVEL) -> tuple[float, float | None]:
    """Give the exact interval for the ratio of two Poisson rates, after to before.

    Given their sum, the later count is binomial; Clopper and Pearson's interval
    for its share gives that of the ratio.  No upper bound (`None`) where nothing
    was counted before.  Exposures (reports, days) must be positive.

    >>> [round(bound, 2) for bound in ratio_interval(10, 20, (1.0, 1.0))]
    [0.89, 4.77]
    """
    tail = (1 - level) / 2
    scale = exposures[0] / exposures[1]
    lower = 0.0 if after == 0 else _solve(lambda p: beta_i(after, before + 1, p), tail, 0.0, 1.0)
    if before == 0:
        return scale * lower / (1 - lower), None
    upper = _solve(lambda p: beta_i(after + 1, before, p), 1 - tail, 0.0, 1.0)
    return scale * lower / (1 - lower), scale * upper / (1 - upper)


def gamma_p(shape: float, x: float) -> float:
    """Regularised lower incomplete gamma function: the chance that a Poisson count of mean `x` reaches `shape`."""
    if x <= 0:
        return 0.0
    factor = math.exp(shape * math.log(x) - x - math.lgamma(shape))
    if x < shape + 1:
        term = total = 1 / shape
        step = shape
        while term > total * _EPSILON:
            step += 1
            term *= x / step
            total += term
        return total * factor
    return 1 - factor * _lentz(x + 1 - shape, lambda n: (-n * (n - shape), x + 2 * n + 1 - shape))


def beta_i(a: float, b: float, x: float) -> float:
    """Regularised incomplete beta function: the chance that a binomial count of share `x` reaches `a` in `a + b - 1`."""
    if x <= 0 or x >= 1:
        return float(x > 0)
    if x > (a + 1) / (a + b + 2):
        return 1 - beta_i(b, a, 1 - x)
    factor = math.exp(math.lgamma(a + b) - math.lgamma(a) - math.lgamma(b) + a * math.log(x) + b * math.log1p(-x))

    def term(n: int) -> tuple[float, float]:
        m = n // 2
        if n % 2:
            return -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1)), 1.0
        return m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m)), 1.0

    return factor / a * _lentz(1.0, term)


def _lentz(first: float, term: Callable[[int], tuple[float, float]]) -> float:
    """Give `1 / (first + a1 / (b1 + a2 / (b2 + ...)))` with `term(n) = (an, bn)`, by Lentz's modified method."""
    c, d = 1 / _TINY, 1 / first
    value = d
    for n in range(1, 100_000):
        a, b = term(n)
        d = 1 / (a * d + b or _TINY)
        c = b + a / c or _TINY
        value *= d * c
        if abs(d * c - 1) < _EPSILON * 10:
            return value
    return value


def _solve(function: Callable[[float], float], value: float, low: float, high: float) -> float:
    """Find where a rising function takes a value, by halving."""
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        if middle in (low, high):
            break
        if function(middle) < value:
            low = middle
        else:
            high = middle
    return (low + high) / 2
