"""What `./start` looks at before it starts anything."""

from __future__ import annotations

import os
import socket
from pathlib import Path

import pytest

from warmwelkom.house import up
from warmwelkom.house.faults import PrepareError


def test_a_taken_port_is_told_with_another_to_choose() -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        with pytest.raises(PrepareError) as fault:
            up.check_port(port)
    assert str(fault.value) == (
        f"Port {port} is taken by another program (perhaps Warm Welkom runs already). "
        f"Stop it, or choose another port: PORT={min(port + 1, 65535)} ./start"
    )
    up.check_port(port)


def test_a_second_site_on_the_same_data_is_told_where_the_first_is(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("WARMWELKOM_HOME", str(tmp_path))
    monkeypatch.setenv("PORT", "8107")
    with up.only_one():
        with pytest.raises(PrepareError) as fault, up.only_one():
            raise AssertionError
        assert str(fault.value) == (
            f"Warm Welkom runs already with the data in {tmp_path} "
            f"(process {os.getpid()}, http://127.0.0.1:8107). "
            "Stop that one, or set both WARMWELKOM_HOME and PORT for a second one."
        )
    with up.only_one():
        pass


def test_a_nearly_full_disk_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("WARMWELKOM_HOME", str(tmp_path))
    up.check_disk()
    monkeypatch.setattr(up, "LEAST_DISK", 10**18)
    with pytest.raises(PrepareError) as fault:
        up.check_disk()
    assert str(fault.value).startswith("The disk has ")
    assert str(fault.value).endswith(
        " MB free; Warm Welkom needs at least 1000000000000 MB. "
        "Make room, or set WARMWELKOM_HOME to another disk."
    )


@pytest.mark.parametrize(
    ("hosts", "name"),
    [("welkom.example.nl,www.example.nl", "welkom.example.nl"), (".example.nl", "example.nl"), ("*", "127.0.0.1"), ("", "127.0.0.1")],
)  # fmt: skip
def test_a_site_is_asked_by_its_own_name(
    monkeypatch: pytest.MonkeyPatch, hosts: str, name: str
) -> None:
    """With ALLOWED_HOSTS as for real pupils it would refuse 127.0.0.1, and never be ready."""
    monkeypatch.setenv("ALLOWED_HOSTS", hosts)
    assert up.own_name() == name
