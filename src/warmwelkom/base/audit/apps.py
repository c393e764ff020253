from __future__ import annotations

from django.apps import AppConfig


class AuditConfig(AppConfig):
    name = "warmwelkom.base.audit"
    label = "audit"
    verbose_name = "verslag van handelingen"
