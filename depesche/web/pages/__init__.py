"""One file a page; `ROUTERS` holds the routes of all of them."""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules

_MODULES = [import_module(f"{__name__}.{found.name}") for found in sorted(iter_modules(__path__), key=lambda m: m.name)]

ROUTERS = tuple(module.pages for module in _MODULES if hasattr(module, "pages"))
"""Every module of this package with `pages` is a page; a new file needs no further line."""
