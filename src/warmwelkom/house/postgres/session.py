"""Have the database running for a while: start the embedded one if it is not, stop what we started."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from warmwelkom.house import config
from warmwelkom.house.postgres import embedded
from warmwelkom.house.postgres.address import is_embedded


@contextmanager
def database_running() -> Iterator[None]:
    """Nothing to do with a DATABASE_URL; otherwise the embedded server runs inside the block."""
    if not is_embedded():
        yield
        return
    config.home().mkdir(parents=True, exist_ok=True)
    server = embedded.server_in(config.home())
    ours = embedded.start(server)
    try:
        yield
    finally:
        if ours:
            embedded.stop(server)
