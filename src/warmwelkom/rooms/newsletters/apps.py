from __future__ import annotations

from django.apps import AppConfig


class NewslettersConfig(AppConfig):
    name = "warmwelkom.rooms.newsletters"
    label = "newsletters"
    verbose_name = "nieuwsbrieven"

    def ready(self) -> None:
        from warmwelkom.base.access.policy import register  # noqa: PLC0415  after the models
        from warmwelkom.rooms.newsletters.policies import POLICIES  # noqa: PLC0415

        register(POLICIES)
