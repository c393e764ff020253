"""A disk of our own that can be full: a small file system in memory, where whoever measures may mount one."""

from __future__ import annotations

import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

OF_DATABASE, OF_HOUSE = "disk of the database full", "disk of the house full"
PIECE = bytes(1 << 16)


class Disk:
    """One folder; `fill` leaves not a byte in it, `free` takes that away."""

    def __init__(self, place: Path) -> None:
        self.place, self.filler = place, place / "filler"

    def fill(self) -> None:
        with suppress(OSError), self.filler.open("ab", buffering=0) as file:
            while file.write(PIECE):
                pass

    def free(self) -> None:
        self.filler.unlink(missing_ok=True)


@contextmanager
def disks(home: Path) -> Iterator[dict[str, Disk]]:
    """One below the database and one below the house's own folder, until the end of the block; none where nobody may mount."""
    below = Path(tempfile.mkdtemp(prefix="ww-"))
    with ExitStack() as stack:
        stack.callback(below.rmdir)
        try:
            for place, megabytes in ((below, 900), (home, 200)):
                _mount(place, megabytes)
                stack.callback(subprocess.run, ["umount", "--lazy", str(place)], check=True)
        except subprocess.CalledProcessError:
            yield {}
        else:
            yield {OF_DATABASE: Disk(below), OF_HOUSE: Disk(home)}


def _mount(place: Path, megabytes: int) -> None:
    size = f"size={megabytes}m,mode=0755"
    subprocess.run(["mount", "-t", "tmpfs", "-o", size, "tmpfs", str(place)], check=True)
