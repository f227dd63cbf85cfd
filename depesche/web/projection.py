"""From degrees to the map: the Equal Earth projection, on which equal areas stay equal.

Method: Šavrič, Patterson and Jenny, "The Equal Earth map projection" (2018).
"""

from __future__ import annotations

import math

WIDTH = 1000.0
"""Units of the map from 180 degrees west to 180 degrees east; y grows southwards from 0 at the North Pole."""
_A1, _A2, _A3, _A4 = 1.340264, -0.081106, 0.000893, 0.003796
_ROOT = math.sqrt(3)


def _raw(longitude: float, latitude: float) -> tuple[float, float]:
    t = math.asin(_ROOT / 2 * math.sin(math.radians(latitude)))
    slope = 9 * _A4 * t**8 + 7 * _A3 * t**6 + 3 * _A2 * t**2 + _A1
    return 2 * _ROOT * math.radians(longitude) * math.cos(t) / (3 * slope), _A4 * t**9 + _A3 * t**7 + _A2 * t**3 + _A1 * t


_SCALE = WIDTH / 2 / _raw(180, 0)[0]
_TOP = _raw(0, 90)[1]


def project(longitude: float, latitude: float) -> tuple[float, float]:
    """Give the place of a point on the map; degrees, east and north positive.

    >>> project(-180, 0)[0], project(180, 0)[0], round(project(0, 90)[1], 9)
    (0.0, 1000.0, 0.0)
    """
    x, y = _raw(longitude, latitude)
    return WIDTH / 2 + _SCALE * x, _SCALE * (_TOP - y)
