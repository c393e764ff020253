"""Files of people in a directory: there whole, or not at all."""

from __future__ import annotations

from django.core.files.base import File
from django.core.files.storage import FileSystemStorage


class WholeFiles(FileSystemStorage):
    """Django's own, that leaves no half a file where the disk had no room for the rest of it."""

    def _save(self, name: str, content: File[bytes]) -> str:
        was_there = self.exists(name)
        try:
            return super()._save(name, content)  # type: ignore[misc, no-any-return]  # the stubs do not know it
        except OSError:
            if not was_there:
                self.delete(name)
            raise
