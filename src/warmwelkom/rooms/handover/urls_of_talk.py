"""The addresses of talks, of the class on day one, and of what a pupil says about a talk."""

from __future__ import annotations

from django.urls import path

from warmwelkom.rooms.handover.views import (
    free_time,
    handover_day,
    my_class,
    own_talk,
    support,
    talk,
    talk_plan,
    talk_rules,
    talks,
)

urlpatterns = [
    path("gesprekken/", talks.talks, name="talks"),
    path("gesprekken/regels/", talk_rules.criteria, name="criteria"),
    path("gesprekken/regels/<slug:code>/", talk_rules.change, name="set_rule"),
    path("gesprekken/regels/<uuid:pk>/einde/", talk_rules.take_back, name="withdraw_rule"),
    path("gesprekken/uren/", free_time.hours, name="own_hours"),
    path("gesprekken/uren/<uuid:pk>/weg/", free_time.remove_hours, name="remove_hours"),
    path("gesprekken/dag/<uuid:pk>/weg/", free_time.remove_day, name="remove_day"),
    path("gesprekken/leerling/<uuid:pk>/", talk_plan.plan, name="plan_talk"),
    path("gesprekken/leerling/<uuid:pk>/keuze/", talks.choice, name="choose_talk"),
    path("gesprekken/leerling/<uuid:pk>/keuze/einde/", talks.undo_choice, name="end_choice"),
    path("gesprekken/leerling/<uuid:pk>/vraag/", talks.ask, name="ask_talk"),
    path("gesprekken/vragen/<uuid:pk>/einde/", talks.unask, name="withdraw_wish"),
    path("gesprekken/<uuid:pk>/", talk.talk, name="talk"),
    path("gesprekken/<uuid:pk>/bevestigd/", talk_plan.confirm, name="confirm_talk"),
    path("gesprekken/<uuid:pk>/moment/", talk_plan.move, name="move_talk"),
    path("gesprekken/<uuid:pk>/afgezegd/", talk_plan.cancel, name="cancel_talk"),
    path("gesprekken/<uuid:pk>/aantekening/", talk.note, name="note_in_talk"),
    path("gesprekken/<uuid:pk>/slot/", talk.close, name="close_talk"),
    path("gesprekken/<uuid:pk>/heropend/", talk.reopen, name="reopen_talk"),
    path("gesprekken/afspraken/<uuid:pk>/", talk.kept, name="say_kept"),
    path("gesprekken/ondersteuning/", support.support, name="support"),
    path("gesprekken/ondersteuning/nieuw/<uuid:pk>/", support.agree, name="agree_support"),
    path("gesprekken/ondersteuning/<uuid:pk>/begonnen/", support.begin, name="begin_support"),
    path("gesprekken/overdrachtsdag/", handover_day.days, name="days"),
    path("gesprekken/overdrachtsdag/nieuw/", handover_day.make, name="make_day"),
    path("gesprekken/overdrachtsdag/<uuid:pk>/", handover_day.day, name="day"),
    path("gesprekken/overdrachtsdag/<uuid:pk>/rij/", handover_day.row, name="offer_row"),
    path("gesprekken/overdrachtsdag/<uuid:pk>/erop/", handover_day.put, name="put_on_day"),
    path("gesprekken/overdrachtsdag/<uuid:pk>/vullen/", handover_day.plan, name="plan_day"),
    path("gesprekken/rij/<uuid:pk>/weg/", handover_day.remove_row, name="remove_row"),
    path("mijn-klas/", my_class.my_class, name="my_class"),
    path("mijn-klas/foto/<uuid:pk>/", my_class.photo, name="photo"),
    path("mijn/gesprek/", own_talk.own_talk, name="my_talk"),
    path("mijn/gesprek/vraag/", own_talk.ask, name="ask_own_talk"),
    path("mijn/gesprek/naam/", own_talk.name, name="say_name"),
    path("mijn/gesprek/foto/", own_talk.photo, name="give_photo"),
]
