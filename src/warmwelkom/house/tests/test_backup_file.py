"""The sealed file itself: whole or not there, opened by its key alone, and no key in it."""

from __future__ import annotations

import io
import os
import tarfile
from pathlib import Path
from typing import Any

import pyrage
import pytest
from django.core.management import call_command
from pyrage import x25519

from warmwelkom.house.backup import keys
from warmwelkom.house.backup.faults import BackupError
from warmwelkom.house.backup.packing import Packer, unpack
from warmwelkom.house.backup.programs import program
from warmwelkom.house.backup.sealing import opened, sealed

ABOUT = {"format": 1, "release": "0.1.0", "made_at": "2026-04-02 03:00 UTC"}


@pytest.fixture
def key(monkeypatch: pytest.MonkeyPatch) -> str:
    key = keys.new_key()
    monkeypatch.setenv("BACKUP_KEY", key)
    return key


def _packed(**words: Any) -> bytes:
    out = io.BytesIO()
    packer = Packer(out)
    packer.add_words("about.json", {**ABOUT, **words})
    packer.add_dump(io.BytesIO(b"a dump"))
    packer.add_file("a/b", io.BytesIO(b"a file"), size=6)
    packer.end({"tables": {}})
    return out.getvalue()


def _unpack(content: bytes, into: Path | None = None) -> dict[str, Any]:
    return unpack(io.BytesIO(content), into=into, tell=lambda _text: None)


@pytest.mark.usefixtures("key")
def test_what_goes_in_comes_out(tmp_path: Path) -> None:
    content = _packed()
    with sealed(tmp_path / "sealed", keys.to_seal_with()) as into:
        into.write(content)
    assert [path.name for path in tmp_path.iterdir()] == ["sealed"]
    with opened(tmp_path / "sealed", keys.to_open_with(None)) as stream:
        (tmp_path / "out").mkdir()
        unpack(stream, into=tmp_path / "out", tell=lambda _text: None)
    assert (tmp_path / "out" / "database.dump").read_bytes() == b"a dump"
    assert (tmp_path / "out" / "files" / "a" / "b").read_bytes() == b"a file"


def test_what_comes_out_is_for_its_owner_alone(tmp_path: Path) -> None:
    umask = os.umask(0o022)
    try:
        _unpack(_packed(), tmp_path)
        assert os.umask(0o022) == 0o022
    finally:
        os.umask(umask)
    files = tmp_path / "files"
    modes = {path.stat().st_mode & 0o777 for path in (files, files / "a")}
    assert (modes, (files / "a" / "b").stat().st_mode & 0o777) == ({0o700}, 0o600)


def test_whoever_has_age_opens_it_without_us(tmp_path: Path, key: str) -> None:
    with sealed(tmp_path / "sealed", keys.to_seal_with()) as into:
        into.write(_packed())
    plain = pyrage.decrypt((tmp_path / "sealed").read_bytes(), [x25519.Identity.from_str(key)])
    with tarfile.open(fileobj=io.BytesIO(plain)) as tar:
        assert tar.getnames() == ["about.json", "database/000001", "files/a/b", "manifest.json"]


@pytest.mark.usefixtures("key")
def test_a_backup_that_breaks_off_has_not_been(tmp_path: Path) -> None:
    with pytest.raises(ZeroDivisionError), sealed(tmp_path / "x", keys.to_seal_with()) as into:
        _break_off(into)
    assert list(tmp_path.iterdir()) == []


def _break_off(into: Any) -> None:
    into.write(b"half of it")
    raise ZeroDivisionError


@pytest.mark.parametrize("keep", [0, 10, 0.3, 0.9, -1])
def test_cut_off_anywhere_is_told(tmp_path: Path, key: str, keep: float) -> None:
    assert key
    with sealed(tmp_path / "sealed", keys.to_seal_with()) as into:
        into.write(_packed())
    whole = (tmp_path / "sealed").read_bytes()
    (tmp_path / "sealed").write_bytes(
        whole[: int(keep * len(whole)) if 0 < keep < 1 else int(keep)]
    )
    with (
        pytest.raises(BackupError, match="damaged or cut off"),
        opened(tmp_path / "sealed", keys.to_open_with(None)) as stream,
    ):
        unpack(stream, into=None, tell=lambda _text: None)


def test_what_differs_from_the_manifest_is_told() -> None:
    with pytest.raises(BackupError, match="In this backup 1 files differ"):
        _unpack(_packed().replace(b"a file", b"a fuil"))
    with pytest.raises(BackupError, match="In this backup the database differ"):
        _unpack(_packed().replace(b"a dump", b"a dimp"))
    with pytest.raises(BackupError, match="no backup of Warm Welkom"):
        _unpack(b"no tar at all" * 100)


def test_a_newer_format_is_told() -> None:
    with pytest.raises(BackupError, match=r"has format 2, and this release reads 1.*0\.1\.0"):
        _unpack(_packed(format=2))


@pytest.mark.parametrize(
    "name",
    [
        "../x",
        "files/../../x",
        "/etc/x",
        "files//../x",
        "other",
        "files//tmp/evil",
        "files/a//b",
        "database//x",
        "files/./x",
        "./files/x",
    ],
)
def test_no_file_lands_outside(tmp_path: Path, name: str) -> None:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as tar:
        entry = tarfile.TarInfo(name)
        entry.size = 1
        tar.addfile(entry, io.BytesIO(b"x"))
    (tmp_path / "in").mkdir()
    with pytest.raises(BackupError, match="no backup of Warm Welkom"):
        _unpack(out.getvalue(), tmp_path / "in")
    assert [path.name for path in tmp_path.rglob("*")] == ["in", "database.dump"]


def test_the_public_half_makes_and_does_not_open(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    secret = keys.new_key()
    monkeypatch.setenv("BACKUP_KEY", keys.public_of(secret))
    assert not keys.can_read()
    with sealed(tmp_path / "sealed", keys.to_seal_with()) as into:
        into.write(b"x")
    with pytest.raises(BackupError, match="Only the public half"):
        keys.to_open_with(None)
    (tmp_path / "safe").write_text(f"# {keys.public_of(secret)}\n{secret}\n")
    with opened(tmp_path / "sealed", keys.to_open_with(tmp_path / "safe")) as stream:
        assert stream.read() == b"x"


@pytest.mark.parametrize("given", ["age1nonsense", "AGE-SECRET-KEY-1HALF", "# only a remark"])
def test_a_key_that_is_none_is_told(monkeypatch: pytest.MonkeyPatch, given: str) -> None:
    monkeypatch.setenv("BACKUP_KEY", given)
    with pytest.raises(BackupError):
        keys.to_seal_with()


def test_a_new_key_is_for_its_owner_alone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    call_command("backup", "--new-key", str(tmp_path / "key"))
    told = capsys.readouterr().out
    secret = (tmp_path / "key").read_text().splitlines()[1]
    assert (tmp_path / "key").stat().st_mode & 0o777 == 0o600
    assert secret not in told
    assert f"BACKUP_KEY={keys.public_of(secret)}\n" in told


def test_the_mark_of_a_secret_key_tells_nothing_of_it() -> None:
    assert keys.mark_of("a" * 50) != keys.mark_of("b" * 50)
    assert len(keys.mark_of("a" * 50)) == 32


def test_a_program_that_is_missing_is_told() -> None:
    with pytest.raises(BackupError, match="apt-get install postgresql-client-99"):
        program("pg_dump", major=99)
