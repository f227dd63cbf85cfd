"""One file a page; `ROUTERS` names them all."""

from depesche.web.pages import network, runs, start, world_map

ROUTERS = (start.pages, network.pages, world_map.pages, runs.pages)
