"""The addresses under /api/: made from the table of operations, so none is left out of the document."""

from __future__ import annotations

from django.urls import path

from warmwelkom.base.open_api.operation import by_address
from warmwelkom.rooms.thinktank.open_api.endpoint import endpoint
from warmwelkom.rooms.thinktank.open_api.operations import BASE, OPERATIONS
from warmwelkom.rooms.thinktank.views.api_document import api_document

app_name = "thinktank_api"
urlpatterns = [
    path("openapi.json", api_document, name="document"),
    *(
        path(BASE + route, endpoint(rows), name=name)
        for (route, name), rows in by_address(OPERATIONS).items()
    ),
]
