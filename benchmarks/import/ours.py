"""The list as a person gives it: taken in, looked at, saved; then linked and derived. As the web role.

python ours.py LIST CORRECTED PLACES [--once]: ends with the figures of each step as JSON. `--once`: stop after saving.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

sys.path[:0] = [str(Path(__file__).resolve().parent)]

from measuring import peak_mb, step  # noqa: E402  stands beside this file

from warmwelkom.house.postgres.session import database_running  # noqa: E402


def main(words: list[str]) -> int:
    os.environ["DJANGO_SETTINGS_MODULE"] = "warmwelkom.house.settings"
    with database_running():
        import django  # noqa: PLC0415  the database runs by now

        django.setup()
        path, mended, places = Path(words[0]), Path(words[1]), json.loads(words[2])
        desk, figures = Desk(places), dict[str, Any]()
        upload = desk.bring(path, "ours", figures)
        figures |= {"counts": upload.counts, "peak_mb": peak_mb()}
        if "--once" not in words:
            desk.bring(path, "again", figures)
            figures["again"] = desk.bring(mended, "corrected", figures).counts
            with step("link_and_derive", figures):
                desk.refresh()
            figures["peak_with_all_mb"] = peak_mb()
        print(json.dumps(figures))
    return 0


class Desk:
    """The administrator of the school, in one transaction for each step, as a request is."""

    def __init__(self, places: dict[str, Any]) -> None:
        from warmwelkom.base.access.actor import Actor, Grant  # noqa: PLC0415

        self.places, self.region = places, places["region"]
        grant = Grant(role="school_admin", school_id=_uuid(places["school"]), school_year=2025)
        self.actor = Actor(
            kind="staff", name="Bo Beheer", user_id=_uuid(places["person"]),
            region_id=_uuid(places["region"]), grants=(grant,),
        )  # fmt: skip

    @contextmanager
    def inside(self) -> Iterator[None]:
        from django.db import transaction  # noqa: PLC0415

        from warmwelkom.base.access.scope import region_scope  # noqa: PLC0415

        with transaction.atomic(), region_scope(self.region):
            yield

    def bring(self, path: Path, name: str, figures: dict[str, Any]) -> Any:
        """From the bytes of the file to saved rows; what the person looks at in between is told apart."""
        from warmwelkom.rooms.transitions.domain.lists.preview import preview_of  # noqa: PLC0415

        content = path.read_bytes()
        with step(f"{name}_taken_in", figures), self.inside():
            upload = self.take_in(content, path.name)
        del content
        with step(f"{name}_looked_at", figures), self.inside():
            preview_of(upload=upload)
        with step(f"{name}_saved", figures), self.inside():
            return self.save(upload)

    def take_in(self, content: bytes, filename: str) -> Any:
        from django.utils import timezone  # noqa: PLC0415

        from warmwelkom.rooms.people.models import School  # noqa: PLC0415
        from warmwelkom.rooms.transitions.domain.lists.commands import take_list_in  # noqa: PLC0415

        return take_list_in(
            actor=self.actor, content=content, filename=filename, kind="",
            school=School.objects.get(pk=self.places["school"]), location=None,
            now=timezone.now(), school_year=2025,
        )  # fmt: skip

    def save(self, upload: Any) -> Any:
        from django.utils import timezone  # noqa: PLC0415

        from warmwelkom.rooms.transitions.domain.lists.commands import commit_list  # noqa: PLC0415
        from warmwelkom.rooms.transitions.jobs import lists_together  # noqa: PLC0415

        with lists_together():  # the job that links is a step of its own here
            return commit_list(actor=self.actor, upload=upload, gone=set(), now=timezone.now())

    def refresh(self) -> None:
        from django.utils import timezone  # noqa: PLC0415

        from warmwelkom.base.access.actor import system_actor  # noqa: PLC0415
        from warmwelkom.rooms.transitions.domain.refresh import refresh  # noqa: PLC0415

        with self.inside():
            actor = system_actor(region_id=_uuid(self.region))
            refresh(actor=actor, school_year=2025, now=timezone.now())


def _uuid(text: str) -> Any:
    from uuid import UUID  # noqa: PLC0415

    return UUID(text)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
