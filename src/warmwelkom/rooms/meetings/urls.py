from __future__ import annotations

from django.urls import include, path

from warmwelkom.rooms.meetings.views import (
    board,
    board_door,
    board_files,
    board_lead,
    board_notes,
    calendars,
    documents,
    joining,
    meetings,
    poll,
    settings,
)

app_name = "meetings"
in_region = [
    path("", meetings.meetings, name="meetings"),
    path("nieuw/", meetings.new, name="new"),
    path("agenda.ics", calendars.of_think_tank, name="think_tank_feed"),
    path("mijn-agenda/", calendars.mine, name="own_calendar"),
    path("mijn-agenda/<str:words>.ics", calendars.of_person, name="own_feed"),
    path("instellingen/", settings.settings, name="settings"),
    path("<uuid:pk>/", meetings.show, name="meeting"),
    path("<uuid:pk>/aanpassen/", meetings.change, name="change"),
    path("<uuid:pk>/afzeggen/", meetings.cancel, name="cancel"),
    # the board
    path("<uuid:pk>/bord/", board_lead.new, name="new_board"),
    path("bord/meedoen/", board_door.join, name="join_board"),
    path("bord/uit/", board_door.leave, name="leave_board"),
    path("bord/<uuid:pk>/", board.show, name="board"),
    path("bord/<uuid:pk>/deel/", board.part, name="board_part"),
    path("bord/<uuid:pk>/seinen/", board.signals, name="board_signals"),
    path("bord/<uuid:pk>/briefjes/", board_notes.write, name="write_note"),
    path("bord/briefjes/<uuid:pk>/", board_notes.change, name="change_note"),
    path("bord/<uuid:pk>/plek/", board_notes.move, name="move_notes"),
    path("bord/<uuid:pk>/groep/", board_notes.rename, name="rename_group"),
    path("bord/<uuid:pk>/stippen/", board_notes.dots, name="give_dots"),
    path("bord/<uuid:pk>/fase/", board_lead.phase, name="board_phase"),
    path("bord/<uuid:pk>/tijd/", board_lead.timer, name="board_timer"),
    path("bord/<uuid:pk>/ongedaan/", board_lead.undo, name="board_undo"),
    path("bord/<uuid:pk>/keuze/", board_lead.choose, name="board_choice"),
    path("bord/<uuid:pk>/weg/", board_lead.take_away, name="take_notes_away"),
    path("bord/<uuid:pk>/gasten/", board_lead.guests, name="board_guests"),
    path("bord/<uuid:pk>/bijdrage/", board_lead.contribution, name="board_contribution"),
    path("bord/<uuid:pk>/bord.<slug:ending>", board_files.file, name="board_file"),
    path("<uuid:pk>/volgende/", meetings.following, name="following"),
    path("<uuid:pk>/agenda.ics", calendars.one, name="entry"),
    path("<uuid:pk>/datumprikker/", poll.poll, name="poll"),
    path("<uuid:pk>/datumprikker/momenten/", poll.ask, name="ask_for_day"),
    path("<uuid:pk>/datumprikker/kies/", poll.choose, name="choose"),
    path("<uuid:pk>/aanmelden/", joining.join, name="join"),
    path("<uuid:pk>/afmelden/", joining.leave, name="leave"),
    path("<uuid:pk>/aanmeldingen/", joining.coming, name="coming"),
    path("<uuid:pk>/bijlagen/", documents.documents, name="documents"),
    path("<uuid:pk>/bijlagen/<uuid:document>/", documents.document, name="document"),
]
urlpatterns = [path("<slug:region>/", include(in_region))]
