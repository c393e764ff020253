from __future__ import annotations

from django.apps import AppConfig


class OutboxConfig(AppConfig):
    name = "warmwelkom.base.outbox"
    label = "outbox"
    verbose_name = "uitgaande post"
