"""Have the database running for a while; whoever leaves last stops it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from warmwelkom.house import config
from warmwelkom.house.postgres import embedded
from warmwelkom.house.postgres.address import is_embedded
from warmwelkom.house.postgres.locks import alone, share, take


@contextmanager
def database_running() -> Iterator[None]:
    """Nothing to do with a DATABASE_URL; otherwise the embedded server runs inside the block.

    The site and a command may use it at the same time. A server that stayed behind when its site
    was killed is taken over, and stopped at the end.
    """
    if not is_embedded():
        yield
        return
    config.home().mkdir(parents=True, exist_ok=True)
    server = embedded.server_in(config.home())
    door = config.home() / "database.starting"
    with (config.home() / "database.users").open("a") as users:
        try:
            with alone(door):
                share(users)
                embedded.start(server)
            yield
        finally:
            with alone(door):
                if take(users):
                    embedded.stop(server)
