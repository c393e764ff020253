"""No file reaches a view that the scanner did not call clean; where there is no scanner, nobody waits for it."""

from __future__ import annotations

import socket
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from tests.cast import Cast

from warmwelkom.base.files.scanning import ScannerDownError, is_free_of_viruses
from warmwelkom.base.files.tests.clamd import EICAR, MOST, clamd
from warmwelkom.rooms.transitions.models import ListUpload

LISTS = "/lijsten/"
CSV = b"leerlingnummer;achternaam;roepnaam\n00123;Bakker;Dina\n"


def _bring(cast: Cast, content: bytes, name: str = "dewi") -> Any:
    return cast.client(name).post(LISTS, {"file": SimpleUploadedFile("lijst.csv", content)})


def _kept(cast: Cast) -> int:
    with cast.scope():
        return ListUpload.objects.count()


def test_a_clean_file_comes_in_whole(cast: Cast, settings: Any) -> None:
    with clamd() as daemon:
        settings.CLAMAV_SOCKET = daemon.place
        answer = _bring(cast, CSV)
    assert answer.status_code in (200, 302)
    assert daemon.seen == [CSV]
    assert _kept(cast) == 1


def test_a_virus_is_told_and_nothing_is_kept(cast: Cast, settings: Any) -> None:
    with clamd() as daemon:
        settings.CLAMAV_SOCKET = daemon.place
        answer = _bring(cast, EICAR)
    assert answer.status_code == 422
    assert "De viruscontrole vond iets" in answer.content.decode()
    assert _kept(cast) == 0


@pytest.mark.parametrize("answer", [b"", b"stream: OK but", b"COMMAND READ TIMED OUT\0"])
def test_without_a_verdict_nothing_is_kept(cast: Cast, settings: Any, answer: bytes) -> None:
    with clamd(answer=answer) as daemon:
        settings.CLAMAV_SOCKET = daemon.place
        page = _bring(cast, CSV)
    assert page.status_code == 503
    assert "Je bestand moet even wachten" in page.content.decode()
    assert _kept(cast) == 0


def test_while_it_is_down_nothing_is_kept(cast: Cast, settings: Any) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))  # nobody listens there
        settings.CLAMAV_SOCKET = f"127.0.0.1:{taken.getsockname()[1]}"
        assert _bring(cast, CSV).status_code == 503
    assert _kept(cast) == 0


def test_who_may_not_come_in_is_not_scanned_for(cast: Cast, settings: Any) -> None:
    with clamd() as daemon:
        settings.CLAMAV_SOCKET = daemon.place
        assert _bring(cast, CSV, "anonymous").status_code == 302
        assert _bring(cast, CSV, "mia").status_code == 404
    assert daemon.seen == []


def test_what_the_scanner_does_not_take_whole_is_not_clean(settings: Any) -> None:
    with clamd() as daemon:
        settings.CLAMAV_SOCKET = daemon.place
        with pytest.raises(ScannerDownError):
            is_free_of_viruses([b"x" * (MOST // 2)] * 3)


def test_a_virus_in_two_parts_is_one(settings: Any) -> None:
    with clamd() as daemon:
        settings.CLAMAV_SOCKET = daemon.place
        assert not is_free_of_viruses([EICAR[:30], b"", EICAR[30:]])


def test_without_a_scanner_files_come_in_as_ever(cast: Cast) -> None:
    assert _bring(cast, CSV).status_code in (200, 302)
    assert _kept(cast) == 1
