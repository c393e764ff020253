from __future__ import annotations

from django.apps import AppConfig

from warmwelkom.base.access.policy import register
from warmwelkom.base.outbox.policies import POLICIES


class OutboxConfig(AppConfig):
    name = "warmwelkom.base.outbox"
    label = "outbox"
    verbose_name = "uitgaande post"

    def ready(self) -> None:
        from warmwelkom.base.outbox.tracking import listen  # noqa: PLC0415  after the models

        register(POLICIES)
        listen()
