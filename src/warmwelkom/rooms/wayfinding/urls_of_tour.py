"""The tour: pages that anybody finds, with the region in the address; and the drawing of plans for staff."""

from __future__ import annotations

from django.urls import URLPattern, path

from warmwelkom.rooms.wayfinding.views import levels, on_phone, plan, tour

AT = "<slug:region>/<slug:premises>/"
TOUR: list[URLPattern] = [
    path("bewaar.js", on_phone.worker, name="worker"),
    path("plattegrond/<uuid:pk>/", plan.plan, name="plan"),
    path("plattegrond/<uuid:pk>/stippen/", plan.dots, name="plan_dots"),
    path("plattegrond/<uuid:pk>/lijn/", plan.corridor, name="plan_corridor"),
    path("plattegrond/<uuid:pk>/tekening/", levels.drawing, name="plan_drawing"),
    path("plattegrond/<uuid:pk>/noorden/", levels.north, name="plan_north"),
    path("plattegrond/<uuid:pk>/verdieping/", levels.level, name="plan_level"),
    path("<slug:region>/beeld/<uuid:pk>/", tour.picture, name="picture"),
    path(AT, tour.tour, name="tour"),
    path(f"{AT}route/", tour.route, name="route"),
    path(f"{AT}routes.json", on_phone.routes, name="routes"),
    path(f"{AT}tour.json", tour.tour_file, name="tour_file"),
    path(f"{AT}<slug:place>/", tour.place, name="tour_place"),
]
