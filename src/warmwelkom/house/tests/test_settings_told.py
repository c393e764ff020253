"""A wrong setting or a machine that refuses becomes a sentence that says what to do."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest
from django.db import OperationalError

from warmwelkom.house import config
from warmwelkom.house.checks import SENTENCES, unsafe_settings
from warmwelkom.house.config import SettingError
from warmwelkom.house.faults import sentence_about, told
from warmwelkom.house.postgres.account import DatabaseSetupError
from warmwelkom.house.postgres.address import parsed
from warmwelkom.house.postgres.programs import DISK_FULL

ADDRESS = (
    "DATABASE_URL, WEB_DATABASE_URL or REPLICA_DATABASE_URL is no address of a PostgreSQL. "
    "For example: DATABASE_URL=postgresql://user:password@127.0.0.1:5432/warmwelkom"
)


@pytest.mark.parametrize("port", ["abc", "0", "65536", "-1", "80 80", "٣"])
def test_a_port_that_is_none_is_told(monkeypatch: pytest.MonkeyPatch, port: str) -> None:
    monkeypatch.setenv("PORT", port)
    with pytest.raises(SettingError) as fault:
        config.port()
    assert str(fault.value) == (
        f"PORT is {port!r}; it must be a number from 1 to 65535. For example: PORT=8001 ./start"
    )


@pytest.mark.parametrize(("given", "port"), [("8107", 8107), (" 1 ", 1), ("65535", 65535)])
def test_a_port_is_read(monkeypatch: pytest.MonkeyPatch, given: str, port: int) -> None:
    monkeypatch.setenv("PORT", given)
    assert config.port() == port


@pytest.mark.parametrize("url", ["mysql://a@b/c", "foo", "postgresql://a@b:port/c", "://"])
def test_another_database_is_refused_without_its_password(url: str) -> None:
    with pytest.raises(SettingError) as fault:
        parsed(url)
    assert str(fault.value) == ADDRESS


def test_an_address_with_a_password_is_read() -> None:
    found = parsed("postgresql://web:p%40ss@127.0.0.1:5433/warm")
    wanted = ("web", "p@ss", "127.0.0.1", 5433, "warm")
    assert tuple(found[name] for name in ("USER", "PASSWORD", "HOST", "PORT", "NAME")) == wanted


def test_an_unknown_way_for_mail_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EMAIL_URL", "mail://x")
    with pytest.raises(SettingError, match="EMAIL_URL begins with a word that we do not know"):
        config.outgoing_mail()


def test_a_mail_server_that_hangs_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EMAIL_URL", "submission://user:pass@mail.example.nl")
    way = config.outgoing_mail()
    assert (way["EMAIL_PORT"], way["EMAIL_USE_TLS"], way["EMAIL_TIMEOUT"]) == (587, True, 20)


@pytest.mark.parametrize(
    ("fault", "sentence"),
    [
        (OSError(errno.ENOSPC, os.strerror(errno.ENOSPC)), DISK_FULL),
        (OSError(errno.EDQUOT, os.strerror(errno.EDQUOT)), DISK_FULL),
        (OperationalError("could not extend file: No space left on device"), DISK_FULL),
        (DatabaseSetupError("Do this."), "Do this."),
        (
            PermissionError(errno.EACCES, "Permission denied", "/x"),
            "Something on this machine refused: [Errno 13] Permission denied: '/x'. Mend it and run the same command again.",
        ),
        (
            OperationalError("connection refused\n"),
            "The database does not answer: connection refused\nLook whether it runs and whether DATABASE_URL is right, and run the same command again.",
        ),
        (ValueError("a bug"), ""),
    ],
)
def test_a_fault_of_the_machine_becomes_a_sentence(fault: Exception, sentence: str) -> None:
    assert sentence_about(fault) == sentence


def test_a_full_disk_is_found_behind_what_came_of_it() -> None:
    fault = RuntimeError("current transaction is aborted")
    fault.__context__ = OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
    assert sentence_about(fault) == DISK_FULL


def test_a_fault_is_told_and_a_bug_is_not_hidden(capsys: pytest.CaptureFixture[str]) -> None:
    with told() as outcome:
        raise DatabaseSetupError("Do this.")
    assert outcome.code == 1
    assert capsys.readouterr().err == "\nDo this.\n"
    with pytest.raises(ZeroDivisionError), told():
        print(1 // 0)


def test_a_key_is_made_once_and_only_for_its_owner(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("WARMWELKOM_HOME", str(tmp_path / "home"))
    monkeypatch.delenv("SECRET_KEY", raising=False)
    first = config.secret_key()
    assert len(first) > 50
    assert config.secret_key() == first
    assert [path.name for path in (tmp_path / "home").iterdir()] == ["secret_key"]
    assert (tmp_path / "home" / "secret_key").stat().st_mode & 0o777 == 0o600


def test_unsafe_settings_are_told_outside_the_demo(
    monkeypatch: pytest.MonkeyPatch, settings: pytest.FixtureRequest
) -> None:
    monkeypatch.delenv("SECRET_KEY", raising=False)
    monkeypatch.delenv("FIELD_KEYS_FILE", raising=False)
    settings.OUTGOING_MAIL = {"EMAIL_BACKEND": "django.core.mail.backends.console.EmailBackend"}
    settings.ALLOWED_HOSTS = ["127.0.0.1"]
    assert unsafe_settings() == SENTENCES
    settings.DEMO = True
    assert unsafe_settings() == {}


def test_a_site_that_is_set_up_well_hears_nothing(
    monkeypatch: pytest.MonkeyPatch, settings: pytest.FixtureRequest
) -> None:
    monkeypatch.setenv("SECRET_KEY", "k" * 50)
    monkeypatch.setenv("FIELD_KEYS_FILE", "/srv/keys/field_keys")
    settings.SECRET_KEY = "k" * 50
    settings.OUTGOING_MAIL = {"EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend"}
    settings.ALLOWED_HOSTS = ["welkom.example.nl"]
    settings.PUBLIC_ADDRESS = "https://welkom.example.nl"
    settings.BEHIND_HTTPS = True
    assert unsafe_settings() == {}
    settings.ALLOWED_HOSTS = ["*"]
    assert unsafe_settings() == {"ALLOWED_HOSTS": SENTENCES["ALLOWED_HOSTS"]}
