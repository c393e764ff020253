from __future__ import annotations

from django.urls import path

from warmwelkom.base.ui.views import style

urlpatterns = [path("huisstijl/", style, name="style")]
