"""`/cijfers/open/<region>/`: what everybody may see of a region, and the same as a file."""

from __future__ import annotations

from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import render

from warmwelkom.base.access.policy import page
from warmwelkom.base.access.replica import reads_the_replica
from warmwelkom.base.access.request import HouseRequest
from warmwelkom.rooms.insights.files import figure_as
from warmwelkom.rooms.insights.queries.open_figures import OpenFigures, open_figures
from warmwelkom.rooms.people.models import Region

FORMS = ("csv", "json")


@page("insights.open")
@reads_the_replica
def open_page(request: HouseRequest, region: str) -> HttpResponse:
    here = _here(region)
    return render(request, "insights/open.html", {"here": here, "forms": FORMS, "slug": region})


@page("insights.open")
@reads_the_replica
def open_file(request: HouseRequest, region: str, form: str) -> HttpResponse:  # noqa: ARG001  a view
    here = _here(region)
    if form == "json":
        return JsonResponse(here.as_data(), json_dumps_params={"ensure_ascii": False, "indent": 1})
    made = figure_as(here.as_one(), form=form, day=here.day) if form == "csv" else None
    if made is None:
        raise Http404
    headers = {"Content-Disposition": f'attachment; filename="cijfers-{region}.csv"'}
    return HttpResponse(made.content, content_type=made.type, headers=headers)


def _here(slug: str) -> OpenFigures:
    region = Region.objects.filter(slug=slug, closed_at__isnull=True).first()
    if region is None:
        raise Http404
    return open_figures(region=region)
