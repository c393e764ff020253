from __future__ import annotations

from django.apps import AppConfig


class FilesConfig(AppConfig):
    name = "warmwelkom.base.files"
    label = "files"
    verbose_name = "bestanden"
