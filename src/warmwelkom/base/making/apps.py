from __future__ import annotations

from django.apps import AppConfig, apps
from django.db.models.signals import post_delete


class MakingConfig(AppConfig):
    name = "warmwelkom.base.making"
    label = "making"
    verbose_name = "bestanden die gemaakt worden"

    def ready(self) -> None:
        from warmwelkom.base.access.policy import register  # noqa: PLC0415  after the models
        from warmwelkom.base.making.domain import POLICIES  # noqa: PLC0415  the same
        from warmwelkom.base.making.models import MadeFile, take_file_along  # noqa: PLC0415

        register(POLICIES)
        for model in apps.get_models():
            if issubclass(model, MadeFile):
                post_delete.connect(take_file_along, sender=model)
