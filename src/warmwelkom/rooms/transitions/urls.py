from __future__ import annotations

from django.urls import path

from warmwelkom.rooms.transitions.views import (
    assign,
    door,
    late_start,
    lines,
    links,
    list_steps,
    lists,
    moves,
    pupil,
    pupils,
    today,
)

app_name = "transitions"
urlpatterns = [
    path("vandaag/", today.today, name="today"),
    path("vandaag/regels/", today.rules, name="rules"),
    path("leerlingen/", pupils.pupils, name="pupils"),
    path("leerlingen/lijst/<str:kind>/", pupils.export, name="export"),
    path("leerlingen/<uuid:pk>/", pupil.pupil, name="pupil"),
    path("leerlingen/<uuid:pk>/contact/", pupil.contact, name="contact"),
    path("leerlingen/<uuid:pk>/persoon/", assign.assign, name="assign"),
    path("leerlingen/<uuid:pk>/start/", late_start.start, name="start"),
    path("toewijzingen/<uuid:pk>/einde/", assign.undo, name="undo_assignment"),
    path("contact/<uuid:pk>/einde/", pupil.withdraw, name="withdraw_note"),
    path("signalen/<uuid:pk>/", lines.line, name="lonely_line"),
    path("signalen/<uuid:pk>/einde/", pupil.lift, name="lift_signal"),
    path("signalen/<uuid:pk>/herstel/", pupil.restore, name="restore_signal"),
    path("lijsten/", lists.uploads, name="uploads"),
    path("lijsten/<uuid:pk>/", lists.upload, name="upload"),
    path("lijsten/<uuid:pk>/verbeteren.csv", lists.refused_rows, name="refused_rows"),
    path("lijsten/<uuid:pk>/soort/", list_steps.kind, name="list_kind"),
    path("lijsten/<uuid:pk>/kolommen/", list_steps.columns, name="list_columns"),
    path("lijsten/<uuid:pk>/bewaard/", list_steps.save, name="save_list"),
    path("lijsten/<uuid:pk>/ongedaan/", list_steps.undo, name="undo_list"),
    path("lijsten/<uuid:pk>/weg/", list_steps.discard, name="discard_list"),
    path("koppelingen/", links.links, name="links"),
    path("koppelingen/uitleg/", links.how_linked, name="how_linked"),
    path("koppelingen/<uuid:pk>/besluit/", links.settle, name="settle_link"),
    path("koppelingen/<uuid:pk>/herstel/", links.reopen, name="reopen_link"),
    path("welkom/", door.enter, name="enter"),
    path("mijn/gegevens/", door.my_data, name="my_data"),
    path("mijn/uit/", door.leave, name="leave"),
    path("leerlingen/<uuid:pk>/code/", door.code, name="code"),
    path("leerlingen/<uuid:pk>/verhuizing/", moves.offer, name="offer_move"),
    path("verhuizingen/", moves.moves, name="moves"),
    path("verhuizingen/<uuid:pk>/antwoord/", moves.answer, name="answer_move"),
]
