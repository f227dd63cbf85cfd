"""One file a page; `ROUTERS` names them all."""

from depesche.web.pages import actors, network, runs, start, world_map

ROUTERS = (start.pages, network.pages, world_map.pages, actors.pages, runs.pages)
