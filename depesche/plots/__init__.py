"""Answers of the ledger as pictures, for those who would rather look than read; needs the extra `plots`."""

from depesche.plots.provenance import plot_sources
from depesche.plots.tally import plot_tally
from depesche.plots.timeline import plot_timeline

__all__ = ["plot_sources", "plot_tally", "plot_timeline"]
