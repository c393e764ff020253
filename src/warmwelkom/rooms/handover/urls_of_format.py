from __future__ import annotations

from django.urls import path

from warmwelkom.rooms.handover.views import read_in_of_format, take_along_of_format

urlpatterns = [
    path("overdracht/inlezen/", read_in_of_format.read_file, name="read_file"),
    path("overdracht/inlezen/bewaren/", read_in_of_format.keep_file, name="keep_file"),
    path("overdracht/<uuid:pk>/meenemen/", take_along_of_format.take_along, name="take_along"),
    path("overdracht/<uuid:pk>/papier/", take_along_of_format.paper, name="paper"),
    path("overdracht/<uuid:pk>/bestand/<str:kind>/", take_along_of_format.as_file, name="as_file"),
]
