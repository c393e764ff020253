from __future__ import annotations

from django.apps import AppConfig


class WayfindingConfig(AppConfig):
    name = "warmwelkom.rooms.wayfinding"
    label = "wayfinding"
    verbose_name = "wegwijs"

    def ready(self) -> None:
        from warmwelkom.base.access.policy import register  # noqa: PLC0415  after the models
        from warmwelkom.rooms.wayfinding import (  # noqa: PLC0415  the same
            policies_of_day,
            policies_of_places,
            policies_of_tour,
        )

        register(policies_of_places.POLICIES)
        register(policies_of_tour.POLICIES)
        register(policies_of_day.POLICIES)
        _ready_for_films()


def _ready_for_films() -> None:
    """The storyboard and the film; the jobs register themselves."""
    from warmwelkom.base.access.policy import register  # noqa: PLC0415  after the models
    from warmwelkom.rooms.wayfinding import (  # noqa: PLC0415  the same
        jobs_of_film,  # noqa: F401
        policies_of_film,
    )

    register(policies_of_film.POLICIES)
