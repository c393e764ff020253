"""A plan made in a process of its own, which may use so much memory and no more.

    with Apart(document, seconds=60, most_bytes=1_500_000_000) as search:
        for told in search.tells():      # Told, at least once a second; search.stop() ends it soon
            ...
    search.rows                          # the plan file

The week goes in and the plan comes out as JSON, a line for each. A process that grows over its memory is
ended by who started it, so that a week that asks too much never takes the house along; when who started it
falls, its input ends and it stops by itself. Memory is looked at where the machine tells it (Linux).
"""

from __future__ import annotations

import os
import queue
import subprocess
import sys
import threading
import time
import traceback
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, Self

import msgspec

from warmwelkom.engines.timetable.budget import Budget
from warmwelkom.engines.timetable.reading import read_week

if TYPE_CHECKING:
    from warmwelkom.engines.timetable.engine import Progress

LOOK = 0.5
PATIENCE = 120.0
"""Seconds over its time after which a search that says nothing more is ended."""
ASK_SECONDS = 8.0
STOP = b"stop\n"
PAGE = 4096


class OverMemoryError(Exception):
    """The search used more memory than it may, or the machine had none left for it."""


class FellError(Exception):
    """The search ended without a plan and without a word."""


@dataclass(frozen=True, kw_only=True)
class Told:
    """Where things stand; `rows` with the first plan alone. Without `stage` nothing new was heard."""

    stage: str = ""
    seconds: float = 0.0
    figures: dict[str, int] | None = None
    bounds: dict[str, int] | None = None
    rows: dict[str, Any] | None = None


class Apart:
    """One search. Begin it with `with`: on leaving, the process is gone."""

    def __init__(
        self, document: Mapping[str, Any], *, seconds: float, most_bytes: int,
        old: Mapping[str, Any] | None = None, ask: bool = True,
    ) -> None:  # fmt: skip
        self.words = {"week": document, "old": old, "seconds": seconds, "ask": ask}
        self.most_bytes, self.until = most_bytes, time.monotonic() + seconds + PATIENCE
        self.rows: dict[str, Any] = {}
        self._heard: queue.Queue[bytes] = queue.Queue()
        self._is_stopped = False

    def __enter__(self) -> Self:
        words = [sys.executable, "-m", "warmwelkom.engines.timetable.apart"]
        self.process = subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE)  # noqa: S603  our own words
        threading.Thread(target=self._listen, daemon=True).start()
        return self

    def __exit__(self, *_fault: object) -> None:
        self.process.kill()
        self.process.wait()
        for pipe in (self.process.stdin, self.process.stdout):
            if pipe is not None:
                with suppress(BrokenPipeError):  # "stop" was said to who had ended already
                    pipe.close()

    def tells(self) -> Iterator[Told]:
        """What is heard until the plan is there, at least each half second.

        Raises:
            OverMemoryError: it grew too big and was ended.
            FellError: it ended without a plan.
        """
        self._look()  # before it is asked anything: what is quickly done is looked at once too
        self._say(msgspec.json.encode(self.words) + b"\n")
        while not self.rows:
            try:
                line = self._heard.get(timeout=LOOK)
            except queue.Empty:
                self._look()
                yield Told()
                continue
            if not line:
                raise FellError if self.process.wait() >= 0 else OverMemoryError
            found = msgspec.json.decode(line)
            if "plan" in found:
                self.rows = found["plan"]
            elif "memory" in found:
                raise OverMemoryError
            else:
                yield Told(**found)
            self._look()

    def stop(self) -> None:
        """It ends after the step that runs, with the best so far; said twice is once."""
        if not self._is_stopped:
            self._is_stopped = True
            self._say(STOP)

    def _say(self, line: bytes) -> None:
        if self.process.stdin is None:
            raise FellError
        try:
            self.process.stdin.write(line)
            self.process.stdin.flush()
        except BrokenPipeError:
            return  # it is over already; what it said is heard

    def _look(self) -> None:
        if used_by(self.process.pid) > self.most_bytes:
            raise OverMemoryError
        if time.monotonic() > self.until:
            raise FellError

    def _listen(self) -> None:
        if self.process.stdout is not None:
            try:
                for line in self.process.stdout:
                    self._heard.put(line)
            except ValueError:
                pass  # closed: nobody asks any more
        self._heard.put(b"")


def used_by(pid: int) -> int:
    """The bytes of memory that a process holds; 0 where the machine does not tell, or it is gone."""
    try:
        return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * PAGE
    except (OSError, IndexError):
        return 0


class _Saying:
    """In the process itself: says where things stand, the first plan once."""

    def __init__(self, out: IO[bytes]) -> None:
        self.out, self.has_first = out, False

    def __call__(self, progress: Progress) -> None:
        is_first = progress.rows is not None and not self.has_first
        self.has_first = self.has_first or is_first
        self.write(
            {
                "stage": progress.stage, "seconds": progress.seconds, "figures": progress.figures,
                "bounds": {"B0": progress.bounds.b0, "B2": progress.bounds.b2},
                "rows": progress.rows if is_first else None,
            }
        )  # fmt: skip

    def write(self, words: Mapping[str, Any]) -> None:
        self.out.write(msgspec.json.encode(words) + b"\n")
        self.out.flush()


def main() -> None:
    """Reads the week from the first line; any line after it, or the end of them, is "stop"."""
    from warmwelkom.engines.timetable import plan_week, replan, whom_to_ask  # noqa: PLC0415  only in the process

    words = msgspec.json.decode(sys.stdin.buffer.readline())
    budget, saying = Budget(seconds=words["seconds"]), _Saying(sys.stdout.buffer)
    threading.Thread(target=_hear_stop, args=(budget,), daemon=True).start()
    try:
        week = read_week(msgspec.json.encode(words["week"]))
        old = words["old"]
        rows = replan(week, old, budget=budget) if old else plan_week(week, budget=budget, tell=saying)  # fmt: skip
        if words["ask"] and "groups" in rows:
            until = time.monotonic() + ASK_SECONDS
            found = [] if budget.stopped else whom_to_ask(week, stop=lambda: time.monotonic() > until)  # fmt: skip
            rows = rows | {"ask": found}
    except MemoryError:
        saying.write({"memory": True})
        return
    saying.write({"plan": rows})


def _hear_stop(budget: Budget) -> None:
    sys.stdin.buffer.readline()
    budget.stopped = True


if __name__ == "__main__":
    code = 1
    try:
        main()
        code = 0
    except Exception:  # noqa: BLE001  told, and the end of the process
        traceback.print_exc()
    os._exit(code)  # a thread still waits for "stop", and holds what it reads
