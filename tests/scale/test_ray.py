"""Many workers on a Ray cluster of this machine: the same ledger as one process makes, also when a worker is killed."""

import os
import secrets
import shutil
import tempfile

import pytest
from killed_workers import Killer
from ledgers_told import merged

from depesche.scale.crew import Ready
from depesche.scale.plan import plan
from depesche.scale.running import run
from depesche.scale.shards import ShardOptions

ray = pytest.importorskip("ray", reason="ray is not installed: pip install 'depesche[ray]'")

OPTIONS = ShardOptions(part=8)


@pytest.fixture(scope="module")
def cluster():
    """Two worker processes; nothing but loopback, nothing kept in the home folder."""
    folder = tempfile.mkdtemp(prefix="ray-")
    kept = {name: os.environ.get(name) for name in ("RAY_AUTH_TOKEN", "RAY_USAGE_STATS_ENABLED")}
    os.environ.update(RAY_AUTH_TOKEN=secrets.token_hex(32), RAY_USAGE_STATS_ENABLED="0")
    ray.init(
        num_cpus=2, include_dashboard=False, log_to_driver=False, logging_level="error", _node_ip_address="127.0.0.1", _temp_dir=folder,
        object_store_memory=100_000_000,
    )  # fmt: skip
    yield
    ray.shutdown()
    for name, value in kept.items():
        os.environ.pop(name, None)
        if value is not None:
            os.environ[name] = value
    shutil.rmtree(folder, ignore_errors=True)


def crew(folder):
    from depesche.scale.cluster import RayCrew

    return RayCrew(folder, OPTIONS, "auto")


def test_two_workers_of_which_one_is_killed_make_the_ledger_of_one_process(cluster, sources, expected, tmp_path):
    folder = tmp_path / "shards"
    killer = Killer(folder)
    outcome = run(plan(sources), folder, crew(folder), workers=2, options={}, told=killer.told)
    pids = {event.pid for event in killer.events if isinstance(event, Ready)}
    assert os.getpid() not in pids and len(pids) == 3, "two workers, and one in place of the dead"
    assert len(killer.deaths) == 1
    assert outcome.redone == 1 and not outcome.lost
    assert merged(folder, outcome.shards, tmp_path / "ray.duckdb") == expected


def test_actors_tell_what_goes_wrong_and_are_used_again(cluster, tmp_path):
    """A shard whose place is taken by a folder fails on every worker; the others are read by the same ones."""
    for name in ("a.txt", "b.txt", "c.txt"):
        (tmp_path / name).write_text("Die Regierung Polens dankte Frankreich.", encoding="utf-8")
    shards = plan(str(tmp_path / name) for name in ("a.txt", "b.txt", "c.txt"))
    folder = tmp_path / "shards"
    shards[0].target(folder).mkdir(parents=True)
    events = []
    outcome = run(shards, folder, crew(folder), workers=1, options={}, told=lambda event, shard: events.append(event))
    assert outcome.shards == shards[1:]
    assert "is a folder" in outcome.lost[shards[0]] or "name a file" in outcome.lost[shards[0]]
    assert sum(isinstance(event, Ready) for event in events) == 1
