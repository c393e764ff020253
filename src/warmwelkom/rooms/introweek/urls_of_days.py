"""Asking old teachers, the student's own week, attendance, the desk, looking back and paper."""

from __future__ import annotations

from django.urls import path

from warmwelkom.rooms.introweek.views import after, asking, attendance, calendars, desk, my_week

AT = "introductieweek/"
SCHOOL = "oude-docenten/<slug:region>/<str:token>/"
urlpatterns = [
    path(f"{AT}groepen/", attendance.groups, name="groups"),
    path(f"{AT}groepen/<uuid:pk>/agenda/", calendars.groups_calendar, name="groups_calendar"),
    path(f"{AT}terugblik/", after.look_backs, name="look_backs"),
    path(f"{AT}aanwezig/<uuid:pk>/", attendance.tick, name="tick"),
    path(f"{AT}<uuid:pk>/oude-docenten/", asking.asking, name="asking"),
    path(f"{AT}<uuid:pk>/groep/<slug:group>/", attendance.group, name="group_here"),
    path(f"{AT}<uuid:pk>/balie/", desk.desk, name="desk"),
    path(f"{AT}<uuid:pk>/ziek/", desk.stand_in, name="stand_in"),
    path(f"{AT}<uuid:pk>/terugblik/", after.look_back, name="look_back"),
    path(f"{AT}<uuid:pk>/naamlabels/", after.labels, name="labels"),
    path(f"{AT}<uuid:pk>/deurbladen/", after.door_sheets, name="door_sheets"),
    path(SCHOOL, asking.offers, name="offers"),
    path(f"{SCHOOL}<uuid:pk>/", asking.offer, name="offer"),
    path(f"{SCHOOL}<uuid:pk>/agenda/", calendars.offer_calendar, name="offer_calendar"),
    path("mijn/week/", my_week.my_week, name="my_week"),
    path("mijn/week/agenda/", calendars.my_calendar, name="my_calendar"),
    path("mijn/week/terugblik/", my_week.answer, name="answer"),
    path("weekagenda/<slug:region>/<str:token>/", calendars.calendar, name="calendar"),
]
