"""One film at a time on a machine: the lock of everything that makes parts of films or erases them."""

from __future__ import annotations

from typing import Any, Final

from warmwelkom.rooms.wayfinding.models import Film

ONE_FILM: Final = "wayfinding.film"
MAKE_FILM: Final = "wayfinding.make_film_in"


def make_later(film: Film) -> None:
    """Ask the house for it. Called by commands."""
    from warmwelkom.rooms.wayfinding.jobs_of_film import make_in  # noqa: PLC0415  the job calls this room's commands

    make_in.configure(lock=ONE_FILM).defer(region_id=str(film.region_id), film_id=str(film.pk))


def forget_later(digests: Any) -> None:
    """Erase the parts of films that show these materials. Called by commands."""
    from warmwelkom.rooms.wayfinding.film_files import name_of_file  # noqa: PLC0415  the same
    from warmwelkom.rooms.wayfinding.jobs_of_film import forget_shown  # noqa: PLC0415  the same

    names: Any = sorted(name_of_file(each) for each in digests)
    forget_shown.configure(lock=ONE_FILM).defer(names=names)
