"""Every setting comes from the environment; secrets may also stand in a file (`NAME_FILE`)."""

from __future__ import annotations

import importlib.util
import logging
import os
import secrets
import sys
import tempfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

from environs import FileAwareEnv

env: Any = FileAwareEnv(strip_whitespace=True)  # a file ends in a new line, a key does not

MOST_WEB = 64
ROOT = Path(__file__).resolve().parents[3]


class SettingError(Exception):
    """An environment variable has a value that can't be used; the message says what to do."""


def home() -> Path:
    """Where data lives: WARMWELKOM_HOME, or `var/` beside the code."""
    return Path(env.str("WARMWELKOM_HOME", "") or ROOT / "var").absolute()


def secret_key() -> str:
    """SECRET_KEY, or for a try-out one that is made once and kept in the home directory."""
    given = env.str("SECRET_KEY", "")
    return str(given) if given else kept_secret("secret_key", lambda: secrets.token_urlsafe(50))


def kept_secret(name: str, make: Callable[[], str]) -> str:
    """A secret that is made once and kept in the home directory, readable by us alone."""
    path = home() / name
    if not path.exists():
        _keep_secret(path, make)
    return path.read_text()


def _keep_secret(path: Path, make: Callable[[], str]) -> None:
    """Whole at once, and only if nobody else was first: sessions hang on it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile("w", dir=path.parent) as new:
        new.write(make())
        new.flush()
        with suppress(FileExistsError):
            os.link(new.name, path)


def port() -> int:
    """PORT, at which the site listens on this machine."""
    given = env.str("PORT", "8000").strip()
    if given.isascii() and given.isdigit() and 0 < int(given) < 65536:
        return int(given)
    raise SettingError(
        f"PORT is {given!r}; it must be a number from 1 to 65535. For example: PORT=8001 ./start"
    )


def web_processes() -> int:
    """WEB_PROCESSES, how many web servers share the port; two where there are two cores.

    Only Linux divides what comes in over them; elsewhere there is one.
    """
    if sys.platform != "linux":
        return 1
    given = env.str("WEB_PROCESSES", "2" if (os.cpu_count() or 1) > 1 else "1").strip()
    if given.isascii() and given.isdigit() and 0 < int(given) <= MOST_WEB:
        return int(given)
    raise SettingError(f"WEB_PROCESSES is {given!r}; it must be a number from 1 to {MOST_WEB}.")


def proxies() -> int:
    """PROXIES, how many proxies of our own stand in front; each adds one address to X-Forwarded-For."""
    given = env.str("PROXIES", "1").strip()
    if given.isascii() and given.isdigit() and int(given) < 10:
        return int(given)
    raise SettingError(f"PROXIES is {given!r}; it must be a number from 0 to 9.")


def log_level() -> int:
    """LOG_LEVEL; INFO writes a line for each request."""
    given = env.str("LOG_LEVEL", "WARNING")
    levels = logging.getLevelNamesMapping()
    if given not in levels:
        raise SettingError(f"LOG_LEVEL is {given!r}; it must be one of {', '.join(levels)}.")
    return levels[given]


def is_demo() -> bool:
    """Whether example people live here: one-click logins, a movable date, the post room."""
    return bool(env.bool("DEMO", False))


def is_demo_filmed() -> bool:
    """DEMO_FILM: the demo makes the film of its example building."""
    return bool(env.bool("DEMO_FILM", True))


def outgoing_mail() -> dict[str, Any]:
    """The way out for mail, as MAIL_PROVIDER or EMAIL_URL says; a server that hangs is given up."""
    provider = mail_provider()
    if provider:
        return {"EMAIL_BACKEND": f"anymail.backends.{provider}.EmailBackend"}
    way = dict(env.dj_email_url("EMAIL_URL", "console://"))
    if "EMAIL_BACKEND" not in way:
        raise SettingError(
            "EMAIL_URL begins with a word that we do not know. Use submission://user:password@mail.example.nl:587, "
            "or smtp://user:password@mail.example.nl:465?ssl=1"
        )
    return {**way, "EMAIL_TIMEOUT": way["EMAIL_TIMEOUT"] or 20}


def media_storage() -> dict[str, Any]:
    """Where files of people stand: the home directory, or the bucket of MEDIA_BUCKET (S3's protocol)."""
    given = env.str("MEDIA_BUCKET", "")
    if not given:
        modes = {"file_permissions_mode": 0o600, "directory_permissions_mode": 0o700}
        return {"BACKEND": "warmwelkom.base.files.whole.WholeFiles", "OPTIONS": modes}
    if importlib.util.find_spec("storages") is None:
        raise SettingError("MEDIA_BUCKET needs django-storages: install warmwelkom[storage].")
    try:
        options = {**OF_BUCKET, **env.json("MEDIA_BUCKET")}
    except Exception as bad:
        raise SettingError(
            'MEDIA_BUCKET is no JSON. For example: MEDIA_BUCKET=\'{"bucket_name": "…"}\''
        ) from bad
    if not options.get("bucket_name"):
        raise SettingError("MEDIA_BUCKET needs bucket_name; docs/operators.md says what else.")
    return {"BACKEND": "storages.backends.s3.S3Storage", "OPTIONS": options}


OF_BUCKET = {"default_acl": "private", "file_overwrite": False, "addressing_style": "path"}
"""Nobody reads a bucket but the house: files are served by it, to whom may see them."""


def mail_per_minute() -> dict[str, int]:
    """MAIL_PER_MINUTE: how many messages a minute each provider gets, `*` for all others."""
    given = env.str("MAIL_PER_MINUTE", "*=300")
    try:
        pairs = [pair.split("=") for pair in given.replace(" ", "").split(",") if pair]
        return {domain.lower(): int(number) for domain, number in pairs}
    except ValueError:
        raise SettingError(
            f"MAIL_PER_MINUTE is {given!r}. Use gmail.com=60,*=300, or leave it empty for no limit."
        ) from None


def mail_provider() -> str:
    """MAIL_PROVIDER: the provider whose API sends our mail, by the name that django-anymail gives it."""
    name = str(env.str("MAIL_PROVIDER", ""))
    if name and importlib.util.find_spec("anymail") is None:
        raise SettingError("MAIL_PROVIDER needs django-anymail: install warmwelkom[providers].")
    return name


SMS_NEEDS = {"notify": ("key", "template"), "https": ("url", "key")}


def sms_provider() -> str:
    """SMS_PROVIDER: `notify` (NotifyNL), `https` (any other), or empty: no SMS leaves."""
    name = str(env.str("SMS_PROVIDER", ""))
    if name and name not in SMS_NEEDS:
        raise SettingError(f"SMS_PROVIDER is {name!r}; it must be notify, https or empty.")
    return name


def sms() -> dict[str, Any]:
    """SMS: what the provider needs, as JSON (or in a file); docs/operators.md says which words."""
    try:
        given: dict[str, Any] = dict(env.json("SMS", {}))
    except Exception as bad:
        raise SettingError('SMS is no JSON. For example: SMS=\'{"key": "…"}\'') from bad
    provider = sms_provider()
    if provider == "notify":
        given.setdefault("url", "https://api.notifynl.nl")
    missing = [word for word in SMS_NEEDS.get(provider, ()) if not given.get(word)]
    if missing:
        raise SettingError(
            f"SMS_PROVIDER={provider} needs {', '.join(missing)} in the setting SMS."
        )
    return given


def field_keys_file() -> Path:
    """FIELD_KEYS_FILE, the keys that seal what is said about a child; for one machine made once, at home."""
    given = env.str("FIELD_KEYS_FILE", "")
    path = Path(given) if given else home() / "field_keys"
    if not given and not path.exists():
        from warmwelkom.base.sealing.keys import new_line

        _keep_secret(path, new_line)
    return path


def push_key() -> str:
    """PUSH_KEY signs messages to telephones; for one machine it is made once and kept in the home directory."""
    given = str(env.str("PUSH_KEY", ""))
    return given.strip() if given else kept_secret("push_key", new_push_key)


def new_push_key() -> str:
    """A private key on the curve P-256, as browsers ask (RFC 8292)."""
    import base64

    from cryptography.hazmat.primitives.asymmetric import ec

    number = ec.generate_private_key(ec.SECP256R1()).private_numbers().private_value
    return base64.urlsafe_b64encode(number.to_bytes(32, "big")).rstrip(b"=").decode()
