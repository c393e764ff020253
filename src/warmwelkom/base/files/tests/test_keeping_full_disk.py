"""A database without room for the row: the file that it would have named is gone too."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pytest
from django.core.files.base import File
from django.db import OperationalError
from PIL import Image

from warmwelkom.base.files.keeping import keep_in
from warmwelkom.base.files.whole import WholeFiles


class NoRoom:
    """A row whose table is full."""

    def __init__(self, place: Path) -> None:
        self.file = self
        self.storage = WholeFiles(location=place)
        self.name = self.kept = ""

    def save(
        self, name: str = "", content: File[bytes] | None = None, *, save: bool = True
    ) -> None:
        if content is None:
            raise OperationalError
        assert not save
        self.name = self.kept = self.storage.save(name, content)


def test_no_file_is_left_without_its_row(tmp_path: Path) -> None:
    row: Any = NoRoom(tmp_path)
    picture = io.BytesIO()
    Image.new("RGB", (8, 8)).save(picture, "PNG")
    with pytest.raises(OperationalError):
        keep_in(row, name="foto.png", content=picture.getvalue())
    assert row.kept
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []
