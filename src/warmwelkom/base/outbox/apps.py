from __future__ import annotations

from django.apps import AppConfig


class OutboxConfig(AppConfig):
    name = "warmwelkom.base.outbox"
    label = "outbox"
    verbose_name = "uitgaande post"

    def ready(self) -> None:
        from warmwelkom.base.outbox.tracking import listen  # noqa: PLC0415  after the models

        listen()
