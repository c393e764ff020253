"""pretalx in the same database server: made, filled with its own test event, and served by gunicorn."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from served import served_by

EVENT = "democon"
ASK = """
from django.contrib.auth import get_user_model
from django.test import Client
from pretalx.event.models import Event
event = Event.objects.get(slug="democon")
event.is_public = True
event.save()
client = Client()
client.force_login(
    get_user_model().objects.filter(is_administrator=True).first(),
    backend="django.contrib.auth.backends.ModelBackend",
)
print("COOKIE", client.cookies["pretalx_session"].value)
"""


@contextmanager
def pretalx(python: str, home: Path, sockets: str, *, port: int, workers: int) -> Iterator[str]:
    """The cookie of an organiser, as long as it is served; its process ends with the block."""
    env = {
        **os.environ,
        "PRETALX_DB_TYPE": "postgresql", "PRETALX_DB_NAME": "pretalx", "PRETALX_DB_HOST": sockets,
        "PRETALX_DB_USER": "warmwelkom_owner", "PRETALX_DB_PORT": "", "PRETALX_DB_PASS": "",
        "PRETALX_DATA_DIR": str(home / "pretalx"), "HOME": str(home), "PRETALX_DEBUG": "False",
        "PRETALX_SITE_URL": f"http://127.0.0.1:{port}", "DJANGO_SUPERUSER_EMAIL": "a@people.example",
        "DJANGO_SUPERUSER_PASSWORD": "veilig-genoeg-2026", "PRETALX_INIT_ORGANISER_NAME": "Org",
        "PRETALX_INIT_ORGANISER_SLUG": "org",
    }  # fmt: skip

    cookie = _filled(python, env)
    words = (
        *("-m", "gunicorn", "-k", "gthread", "--threads", "4", "-w", str(workers)),
        *("-b", f"127.0.0.1:{port}", "pretalx.wsgi:application"),
    )
    with served_by(python, words, env=env, port=port, log=home / "pretalx.log"):
        yield f"pretalx_session={cookie}"


def _filled(python: str, env: dict[str, str]) -> str:
    """With its own test event; the cookie of an organiser."""

    def do(*words: str) -> str:
        command = [python, "-m", "pretalx", *words]
        done = subprocess.run(command, env=env, check=False, capture_output=True, text=True)
        if done.returncode:
            raise SystemExit(done.stderr[-3000:])
        return done.stdout

    for words in (
        ("migrate", "--verbosity", "0"), ("init", "--noinput"),
        ("create_test_event", "--seed", "1", "--stage", "schedule"),
        *([] if _has_styles(python) else [("collectstatic", "--noinput", "--verbosity", "0")]),
    ):  # fmt: skip
        do(*words)
    told = do("shell", "--unsafe-disable-scopes", "-c", ASK)
    return next(line.split()[1] for line in told.splitlines() if line.startswith("COOKIE"))


def _has_styles(python: str) -> bool:
    """Its static files are put together inside its own package, once."""
    return any(Path(python).parents[1].glob("lib/*/site-packages/static.dist/staticfiles.json"))
