"""Where the embedded database stands, and what it says when it can't stand there."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from warmwelkom.house.postgres import embedded
from warmwelkom.house.postgres.account import DatabaseSetupError
from warmwelkom.house.postgres.embedded import Server, server_in
from warmwelkom.house.postgres.locks import alone, share, take
from warmwelkom.house.postgres.programs import DISK_FULL, sentence

OPEN = Path(__file__).resolve().parents[4] / "var"


@pytest.mark.parametrize("name", ["a" * 90, "met spatie", "komma,", "één", "a'b"])
def test_a_socket_goes_where_postgresql_can_bear_it(name: str) -> None:
    server = server_in(OPEN / name)
    assert server.sockets.parent == Path("/tmp")  # noqa: S108  a closed folder in it
    assert server.sockets == server_in(OPEN / name).sockets
    assert server.sockets != server_in(OPEN / f"{name}2").sockets


def test_a_plain_path_keeps_its_socket_with_its_data() -> None:
    server = server_in(Path("/srv/welkom"))
    assert server.sockets.parent == server.data.parent == server.base


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can have a closed folder above its data")
def test_under_a_closed_folder_root_has_a_place_apart_and_stays_there(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(embedded, "ROOTS_PLACE", OPEN / "apart")
    monkeypatch.setattr(embedded, "may_enter", lambda _path: False)
    apart = server_in(tmp_path).data
    assert apart.parents[1] == OPEN / "apart"
    monkeypatch.setattr(embedded, "may_enter", lambda _path: True)
    assert server_in(tmp_path).data == tmp_path / "postgres" / "data"
    try:
        apart.mkdir(parents=True)
        (apart / "PG_VERSION").write_text("18\n")
        assert server_in(tmp_path).data == apart
    finally:
        (apart / "PG_VERSION").unlink()
        apart.rmdir()
        apart.parent.rmdir()
        apart.parents[1].rmdir()


def _server(base: Path) -> Server:
    return Server(data=base / "data", sockets=base / "sockets")


def test_data_of_another_postgresql_are_not_touched(tmp_path: Path) -> None:
    server = _server(tmp_path / "postgres")
    server.data.mkdir(parents=True)
    (server.data / "PG_VERSION").write_text("17\n")
    with pytest.raises(DatabaseSetupError) as fault:
        embedded.start(server)
    assert str(fault.value) == (
        f"The data in {server.data} are of PostgreSQL 17; this release brings 18. "
        "Read Upgrade in docs/operators.md."
    )


@pytest.mark.parametrize("sign", ["$", "`", '"', "\\", "\n"])
def test_a_name_that_postgresql_can_not_bear_is_told(tmp_path: Path, sign: str) -> None:
    with pytest.raises(DatabaseSetupError, match="has a character in its name"):
        embedded.start(_server(tmp_path / f"a{sign}b" / "postgres"))
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_a_link_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(embedded, "may_enter", lambda _path: True)
    (tmp_path / "postgres").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(DatabaseSetupError, match="belongs to"):
        embedded.start(_server(tmp_path / "postgres"))


def test_a_full_disk_is_one_sentence_and_the_rest_is_told_whole() -> None:
    assert sentence("initdb", "FATAL: could not write: No space left on device") == DISK_FULL
    assert sentence("initdb", " Permission denied\n") == (
        "The embedded database does not work: initdb says\nPermission denied\n"
        "Mend that and run the same command again, or set DATABASE_URL to a PostgreSQL of your own."
    )


def test_whoever_leaves_last_knows_it(tmp_path: Path) -> None:
    with (tmp_path / "users").open("a") as first, (tmp_path / "users").open("a") as second:
        share(first)
        share(second)
        assert not take(first)
        share(first)
        second.close()
        assert take(first)
    with alone(tmp_path / "door"):
        pass
