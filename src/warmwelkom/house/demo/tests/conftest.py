"""A small Haaglanden as files, made once; and a demo house in which a few of its schools are loaded."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction
from django.test import override_settings

from warmwelkom.base.clock import move_date_with
from warmwelkom.house.demo.build import build, manifest_of
from warmwelkom.house.demo.region import take_in
from warmwelkom.house.demo_date import date_of
from warmwelkom.rooms.people.models import Region

PUPILS, SEED = 200, 5
PUPILS_OF = ("20MJ", "20BC")
STUDENTS_OF = ("27GZ", "25LN")


def quiet(_text: str) -> None: ...


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Haaglanden with 200 pupils."""
    folder = tmp_path_factory.mktemp("built")
    build(out=folder, pupils=PUPILS, regions=1, seed=SEED, say=quiet)
    return folder


@pytest.fixture(scope="module")
def demo_house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A home of its own in which the demo is switched on."""
    home = tmp_path_factory.mktemp("home")
    with (
        pytest.MonkeyPatch.context() as patch,
        override_settings(DEMO=True, MEDIA_ROOT=home / "media"),
    ):
        patch.setenv("WARMWELKOM_HOME", str(home))
        patch.setenv("DEMO", "1")
        yield home


@pytest.fixture(scope="module")
def loaded(
    demo_house: Path,
    built: Path,
    django_db_setup: None,  # noqa: ARG001  the tables must be there
    django_db_blocker: Any,
) -> Iterator[Region]:
    """The lists of a few schools; each test starts from here and is rolled back."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield load(built, demo_house / "some schools")
        transaction.set_rollback(True)


@pytest.fixture
def demo(loaded: Region, db: None) -> Region:  # noqa: ARG001  a savepoint around the test
    """The demo region on 2 April."""
    move_date_with(date_of)
    return loaded


def load(built: Path, folder: Path) -> Region:
    """Take in the lists of a few schools, of all that were built."""
    shutil.copytree(built, folder)
    manifest = manifest_of(folder)
    manifest["files"] = [row for row in manifest["files"] if row["brin"] in PUPILS_OF + STUDENTS_OF]
    (folder / "manifest.json").write_text(json.dumps(manifest))
    take_in(folder=folder, say=quiet)
    return Region.objects.get()
