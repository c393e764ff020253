"""One part of a running house, as a process of its own: `web` or `worker`.

It ends by SIGTERM, and by itself when the process that started it is gone, however that ended:
its standard input is a pipe that only the starter holds.
"""

from __future__ import annotations

import os
import signal
import socket
import sys
import threading
import time
from typing import cast

from warmwelkom.house import config

GRACE = 3  # seconds for requests and jobs that are under way
PAUSE = 1.0  # seconds until a database that is away is asked again


def main() -> None:
    threading.Thread(target=_end_with_the_starter, daemon=True).start()
    {"web": web, "worker": worker}[sys.argv[1]]()


def _end_with_the_starter() -> None:
    while os.read(0, 1024):
        pass
    os.kill(os.getpid(), signal.SIGTERM)
    time.sleep(GRACE + 2)
    os._exit(1)


def web() -> None:
    """One of the web servers: each has a socket of its own at the same port, and the system divides who asks."""
    import uvicorn

    with front_door(config.port(), is_shared=config.web_processes() > 1) as door:
        how = uvicorn.Config(
            "warmwelkom.house.asgi:application",
            log_level="warning",
            access_log=False,
            timeout_graceful_shutdown=GRACE,
            server_header=False,
        )
        uvicorn.Server(how).run(sockets=[door])


def front_door(port: int, *, is_shared: bool) -> socket.socket:
    """Where the web server listens, on this machine alone.

    Named as TCP, for asyncio sends the end of an answer at once only there; elsewhere it may wait 40 ms for
    the browser to say that it has the beginning.
    """
    door = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    if is_shared:
        door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
    try:
        door.bind(("127.0.0.1", port))
    except OSError:
        door.close()
        raise
    return door


def wait_for_database() -> None:
    """A database that is away for a minute makes one fall of a worker, and not one each second."""
    from django.db import OperationalError, connection

    while True:
        try:
            connection.ensure_connection()
        except OperationalError:
            time.sleep(PAUSE)
        else:
            connection.close()
            return


def worker() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "warmwelkom.house.settings")
    import django

    django.setup()
    wait_for_database()
    from procrastinate.contrib.django import app
    from procrastinate.contrib.django.django_connector import DjangoConnector

    connector = cast("DjangoConnector", app.connector).get_worker_connector()
    with app.replace_connector(connector) as working:
        working.run_worker(concurrency=2, shutdown_graceful_timeout=GRACE)


if __name__ == "__main__":
    main()
