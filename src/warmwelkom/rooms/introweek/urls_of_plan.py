"""Making, planning and publishing a week."""

from __future__ import annotations

from django.urls import path

from warmwelkom.rooms.introweek.views import difference, plan, steps, students, weeks

AT = "introductieweek/"
urlpatterns = [
    path(AT, weeks.weeks, name="weeks"),
    path(f"{AT}<uuid:pk>/", steps.week, name="week"),
    path(f"{AT}<uuid:pk>/dagen/", steps.days, name="days"),
    path(f"{AT}<uuid:pk>/onderdelen/", steps.parts, name="parts"),
    path(f"{AT}<uuid:pk>/ruimtes/", steps.rooms, name="rooms"),
    path(f"{AT}<uuid:pk>/mentoren/", steps.mentors, name="mentors"),
    path(f"{AT}<uuid:pk>/maatjes/", steps.buddies, name="buddies"),
    path(f"{AT}<uuid:pk>/regels/", steps.rules, name="rules"),
    path(f"{AT}<uuid:pk>/studenten/", students.students, name="students"),
    path(f"{AT}<uuid:pk>/studenten/lijst/", students.take_in_students, name="take_in"),
    path(f"{AT}<uuid:pk>/studenten/nodig/", students.needs, name="needs"),
    path(f"{AT}<uuid:pk>/plan/", plan.plan, name="plan"),
    path(f"{AT}<uuid:pk>/plan/zoek/", plan.ask, name="ask_plan"),
    path(f"{AT}<uuid:pk>/plan/verschil/", difference.difference, name="difference"),
    path(f"{AT}<uuid:pk>/plan/versies/", plan.versions, name="versions"),
    path(f"{AT}<uuid:pk>/plan/groep/<slug:group>/", plan.group, name="group"),
    path(f"{AT}<uuid:pk>/plan/verplaats/<slug:group>/<slug:part>/", plan.move, name="move"),
    path(f"{AT}zoektocht/<uuid:pk>/stop/", plan.stop, name="stop_run"),
    path(f"{AT}versie/<uuid:pk>/", plan.decide, name="decide"),
    path(f"{AT}versie/<uuid:pk>/ongedaan/", plan.undo, name="undo"),
]
