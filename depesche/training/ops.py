"""Numpy's matrix product for spaCy: 2.5 to 3 times faster than thinc's default (BLIS) on one core.

Measured in `docs/decisions/0003-language-engines.md`.  Results differ from
BLIS in the last bits only.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from thinc.api import NumpyOps, set_current_ops


class FastOps(NumpyOps):
    """`NumpyOps` with `numpy.dot` as matrix product."""

    name = "numpy"

    def gemm(self, x: Any, y: Any, out: Any = None, trans1: bool = False, trans2: bool = False) -> Any:
        """Multiply two matrices, either of them transposed first; into `out` if given."""
        left = x.T if trans1 else x
        right = y.T if trans2 else y
        if out is None:
            return np.dot(left, right)
        np.dot(left, right, out=out)
        return out


def use_fast_ops(*models: Any) -> None:
    """Make `models` (thinc models, all layers) and models built from now on use `FastOps`."""
    ops = FastOps()
    set_current_ops(ops)
    for model in models:
        for layer in model.walk():
            layer.ops = ops
