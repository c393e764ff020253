"""A disk that is full while a file comes in: a sentence, no material, and on where it stopped once there is room."""

from __future__ import annotations

import errno
import os
from typing import Any

import pytest
from django.core.files.storage import FileSystemStorage
from django.test import Client

from warmwelkom.rooms.wayfinding.models import Material, Upload
from warmwelkom.rooms.wayfinding.tests.test_uploads import begin, files_on_disk, patch
from warmwelkom.rooms.wayfinding.tests.world import JPEG, World, bytes_of

SENTENCE = "We kunnen nu even niets bewaren"


def no_room(*_args: Any, **_words: Any) -> Any:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def quiet_client(world: World) -> Client:
    client = world.cast.client("mia")
    client.raise_request_exception = False
    return client


def test_a_piece_that_finds_no_room_is_sent_again(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = quiet_client(world)
    address = begin(client, world)["Location"]
    assert patch(client, address, 0, JPEG[:3000]).status_code == 204
    with monkeypatch.context() as full:
        full.setattr(FileSystemStorage, "_open", no_room)
        answer = patch(client, address, 3000, JPEG[3000:])
    assert (answer.status_code, SENTENCE in answer.content.decode()) == (507, True)
    with world.scope():
        assert (Upload.objects.get().offset, Material.objects.count()) == (3000, 0)
    assert patch(client, address, 3000, JPEG[3000:]).status_code == 204
    assert bytes_of(world.material().original) == JPEG


def test_a_file_that_finds_no_room_is_not_begun(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    client, before = quiet_client(world), files_on_disk()
    monkeypatch.setattr(FileSystemStorage, "_save", no_room)
    answer = begin(client, world)
    assert (answer.status_code, SENTENCE in answer.content.decode()) == (507, True)
    with world.scope():
        assert (Upload.objects.count(), files_on_disk()) == (0, before)
