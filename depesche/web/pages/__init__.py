"""One file a page; `ROUTERS` names them all."""

from depesche.web.pages import actors, copies, lexicon, network, runs, start, world_map

ROUTERS = (start.pages, network.pages, world_map.pages, actors.pages, copies.pages, lexicon.pages, runs.pages)
