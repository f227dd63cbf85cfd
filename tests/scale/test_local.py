"""Many workers as processes of this machine: the same shards, whatever happens to whom."""

import json

import pytest
from click.testing import CliRunner
from killed_workers import Killer
from ledgers_told import merged

from depesche.cli.main import app
from depesche.errors import UsageError
from depesche.scale.crew import Done, Failed, Gone, Ready
from depesche.scale.local import LocalCrew
from depesche.scale.plan import Shard, plan, shard_name
from depesche.scale.running import ATTEMPTS, run
from depesche.scale.shards import ShardOptions
from depesche.scale.work import Work, versions

OPTIONS = ShardOptions(part=8)


def files(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_a_killed_worker_changes_nothing(sources, expected, tmp_path):
    calm, killed = tmp_path / "calm", tmp_path / "killed"
    shards = plan(sources)
    run(shards, calm, LocalCrew(calm, OPTIONS), workers=1, options={})
    killer = Killer(killed)
    outcome = run(shards, killed, LocalCrew(killed, OPTIONS), workers=2, options={}, told=killer.told)
    assert [death.why for death in killer.deaths] == ["killed by signal 9"]
    assert outcome.redone == 1
    assert not outcome.lost
    assert files(killed) == files(calm)
    assert merged(killed, outcome.shards, tmp_path / "killed.duckdb") == expected


def test_what_is_complete_is_not_read_again(tmp_path):
    source, folder = tmp_path / "a.txt", tmp_path / "out"
    source.write_text("Der Minister traf gestern den Botschafter Polens.", encoding="utf-8")
    (tmp_path / "b.txt").write_text("Die Regierung Polens dankte Frankreich.", encoding="utf-8")
    command = ["scale", str(source), str(tmp_path / "b.txt"), "-o", str(folder), "--workers", "1"]
    assert CliRunner().invoke(app, command).exit_code == 0
    made = {path.name: path.stat().st_mtime_ns for path in folder.glob("*.parquet")}
    before = files(folder)

    result = CliRunner().invoke(app, command)
    assert "2 shards, 2 of them complete before" in result.output
    assert {path.name: path.stat().st_mtime_ns for path in folder.glob("*.parquet")} == made

    damaged = folder / f"{shard_name(str(source))}.parquet"
    damaged.write_bytes(damaged.read_bytes()[:-100])
    result = CliRunner().invoke(app, command)
    assert "2 shards, 1 of them complete before" in result.output
    assert files(folder) == before

    result = CliRunner().invoke(app, [*command, "--published", "2024-05-05"])
    assert isinstance(result.exception, UsageError)
    assert "made with other options" in str(result.exception)


def test_plan_takes_folders_and_lists_apart(tmp_path):
    (tmp_path / "in").mkdir()
    for name in ("b.txt", "a.txt"):
        (tmp_path / "in" / name).write_text("x", encoding="utf-8")
    (tmp_path / "some.paths").write_text("one.warc.gz\nhttps://example.org/two.warc.gz\none.warc.gz\n", encoding="utf-8")
    shards = plan([str(tmp_path / "in"), str(tmp_path / "some.paths")])
    assert [shard.source for shard in shards] == [
        str(tmp_path / "in" / "a.txt"), str(tmp_path / "in" / "b.txt"), str(tmp_path / "one.warc.gz"), "https://example.org/two.warc.gz",
    ]  # fmt: skip
    assert len({shard.name for shard in shards}) == 4
    with pytest.raises(UsageError, match="standard input"):
        plan(["-"])


class Scripted:
    """A crew that does what a test says: `answers` gives what comes of a task."""

    def __init__(self, folder, answers, ready=None):
        self.folder, self.answers, self.ready = folder, answers, ready or (lambda seat: Ready(seat, 1, "here", versions()))
        self.queue, self.tasks, self.closed = [], [], False

    def start(self, seat):
        self.queue.append(self.ready(seat))

    def begin(self, seat, task):
        self.tasks.append(task)
        event = self.answers(seat, task)
        if isinstance(event, Done):
            task.shard.target(self.folder).write_bytes(b"x")
        self.queue.append(event)

    def next(self):
        return self.queue.pop(0)

    def close(self):
        self.closed = True


WORK = Work(reports=1, rejected=0, digest="", seconds=0.0, peak_mib=0.0)


@pytest.mark.parametrize("bad", [lambda seat: Failed(seat, "no space"), lambda seat: Gone(seat, "killed")])
def test_a_shard_that_always_fails_is_given_up_and_the_others_read(tmp_path, bad):
    shards = [Shard("nowhere/bad", "bad"), *(Shard(f"nowhere/{n}", f"good{n}") for n in range(5))]
    crew = Scripted(tmp_path, lambda seat, task: bad(seat) if task.shard.name == "bad" else Done(seat, WORK))
    outcome = run(shards, tmp_path, crew, workers=2, options={})
    assert list(outcome.lost) == [shards[0]]
    assert outcome.shards == shards[1:]
    tries = [task.guarded for task in crew.tasks if task.shard.name == "bad"]
    assert tries == [False] * (ATTEMPTS - 1) + [True]
    assert crew.closed
    manifest = (tmp_path / "manifest.jsonl").read_text(encoding="utf-8").splitlines()
    assert [json.loads(line)["name"] for line in manifest[1:]] == [f"good{n}" for n in range(5)]


def test_workers_must_read_as_the_one_who_hands_out_the_work(tmp_path):
    other = Scripted(tmp_path, None, ready=lambda seat: Ready(seat, 1, "there", {**versions(), "lexicon": "older"}))
    with pytest.raises(UsageError, match=r"there: a worker reads with another lexicon \(older"):
        run([Shard("a", "a")], tmp_path, other, workers=1, options={})
    dead = Scripted(tmp_path, None, ready=lambda seat: Gone(seat, "no module named depesche"))
    with pytest.raises(UsageError, match="no worker gets ready.*no module"):
        run([Shard("a", "a")], tmp_path, dead, workers=1, options={})
    assert other.closed and dead.closed
