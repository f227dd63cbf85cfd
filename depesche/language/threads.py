"""One thread per process.  Imports nothing: it must be asked for before numpy is loaded, which reads the variables once."""

from __future__ import annotations

import os


def one_thread() -> None:
    """Ask for one thread per process, unless the caller decided otherwise: many small products gain nothing."""
    for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "BLIS_NUM_THREADS", "MKL_NUM_THREADS"):
        os.environ.setdefault(name, "1")
