from __future__ import annotations

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "warmwelkom.rooms.people"
    label = "people"
    verbose_name = "mensen en scholen"

    def ready(self) -> None:
        from warmwelkom.base.access.policy import register  # noqa: PLC0415  after the models
        from warmwelkom.rooms.people.policies import POLICIES  # noqa: PLC0415

        register(POLICIES)
