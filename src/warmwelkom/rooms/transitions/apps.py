from __future__ import annotations

from django.apps import AppConfig


class TransitionsConfig(AppConfig):
    name = "warmwelkom.rooms.transitions"
    label = "transitions"
    verbose_name = "overstap"

    def ready(self) -> None:
        from warmwelkom.base.access.policy import register  # noqa: PLC0415  after the models
        from warmwelkom.rooms.transitions.policies import POLICIES  # noqa: PLC0415

        register(POLICIES)
