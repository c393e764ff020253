"""The addresses of tasks under /api/: made from the table of operations, so none is left out of the document."""

from __future__ import annotations

from django.urls import path

from warmwelkom.base.open_api.operation import by_address
from warmwelkom.rooms.summer.task_api.endpoint import api_document, endpoint
from warmwelkom.rooms.summer.task_api.operations import BASE, OPERATIONS

app_name = "summer_api"
urlpatterns = [
    path("zomer/openapi.json", api_document, name="document"),
    *(
        path(BASE + route, endpoint(rows), name=name)
        for (route, name), rows in by_address(OPERATIONS).items()
    ),
]
