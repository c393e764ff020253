"""The machine: keys that others can read, a disk that fills, a clock that is off, the demo beside real people."""

from __future__ import annotations

import datetime as dt
import os
import shutil
import subprocess
from pathlib import Path

from django.conf import settings
from django.db import connection

from warmwelkom.house import config
from warmwelkom.house.checks import unsafe_settings
from warmwelkom.house.state.finding import Finding, Findings
from warmwelkom.rooms.people.sso.library import is_saml
from warmwelkom.rooms.people.sso.saml import has_saml

KEYS = ("secret_key", "push_key", "backup_key", "field_keys")
SECRETS = ("SECRET_KEY", "PUSH_KEY", "BACKUP_KEY", "DATABASE_URL", "WEB_DATABASE_URL",
           "REPLICA_DATABASE_URL", "EMAIL_URL",
           "ANYMAIL", "SMS", "CALLBACK_SECRET", "METRICS_TOKEN", "MEDIA_BUCKET", "SSO", "FIELD_KEYS")  # fmt: skip
"""Settings that may stand in a file by NAME_FILE, and are nobody else's to read."""
LEAST_FREE = 2_000_000_000
LEAST_SHARE = 0.05
MOST_SECONDS_OFF = 5


def of_machine() -> Findings:
    yield from _of_settings()
    yield from _of_saml()
    yield from _of_keys()
    yield from _of_styles()
    yield from _of_disk()
    yield from _of_clock()


def _of_settings() -> Findings:
    if settings.DEMO:
        yield Finding(
            name="DEMO",
            sentence="The demo is on: anybody logs in as anybody with one click. Set DEMO=0 before real pupils come in.",
        )
    for name, sentence in unsafe_settings().items():
        yield Finding(name=name, sentence=sentence)


def _of_saml() -> Findings:
    named = [place["name"] for place in settings.SSO if is_saml(place)]
    if named and not has_saml():
        yield Finding(
            name="SAML",
            sentence=f"SSO lets {', '.join(named)} log in by SAML, and the extra for it is not installed or does not fit: their button tells them that it does not work. Install it: .venv/bin/pip install --require-hashes -r requirements/saml.txt",
        )


def _of_keys() -> Findings:
    """Of our own key files and of every secret in a file: readable by their owner alone."""
    files = [config.home() / name for name in KEYS]
    files += [Path(os.environ[f"{name}_FILE"]) for name in SECRETS if f"{name}_FILE" in os.environ]
    for path in files:
        try:
            mode = path.stat().st_mode & 0o777
        except OSError:  # not there, or not ours to look at
            continue
        if mode & 0o077 and not _is_only_readable_here(path, mode):
            yield Finding(
                name="key files",
                sentence=f"Others on this machine may read {path} (mode {mode:o}). Close it: chmod 600 {path}",
            )


def _is_only_readable_here(path: Path, mode: int) -> bool:
    """Secrets that systemd or Docker hands over stand in a place of their own that others can't enter."""
    return path.is_relative_to("/run") and not mode & 0o022


def _of_styles() -> Findings:
    """A home that was begun or restored by hand: the site answers, and each of its pages breaks."""
    if not (config.home() / "static" / "staticfiles.json").exists():
        yield Finding(
            name="styles",
            sentence="Styles and scripts are not gathered, so every page breaks. Run warmwelkom prepare, and then start the web processes anew.",
        )


def _of_disk() -> Findings:
    disk = shutil.disk_usage(config.home())
    if disk.free < LEAST_FREE or disk.free < LEAST_SHARE * disk.total:
        yield Finding(
            name="disk",
            sentence=f"The disk of {config.home()} has {disk.free // 1_000_000} MB free. Make room before it is full.",
        )


def _of_clock() -> Findings:
    with connection.cursor() as cursor:
        cursor.execute("SELECT clock_timestamp()")
        row = cursor.fetchone()
    there: dt.datetime = row[0] if row else dt.datetime.now(dt.UTC)
    off = abs((dt.datetime.now(dt.UTC) - there).total_seconds())
    if off > MOST_SECONDS_OFF:
        yield Finding(
            name="clock",
            sentence=f"The clocks of this machine and of the database differ by {off:.0f} seconds. Let both keep time by NTP.",
        )
    if told_by_system() == "no":
        yield Finding(
            name="clock",
            sentence="The clock of this machine is not kept right. Switch NTP on: timedatectl set-ntp true",
            unsafe=False,
        )


def told_by_system() -> str:
    """What systemd says of the clock: yes, no, or nothing where there is none."""
    words = ["timedatectl", "show", "--property=NTPSynchronized", "--value"]
    try:
        done = subprocess.run(words, capture_output=True, text=True, check=False, timeout=5)
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout.strip()
