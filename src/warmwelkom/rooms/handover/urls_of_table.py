from __future__ import annotations

from django.urls import path

from warmwelkom.rooms.handover.views import at_the_table, table_actions, tables

urlpatterns = [
    path("overstaptafels/", tables.tables, name="tables"),
    path("overstaptafels/nieuw/", tables.new, name="new_table"),
    path("overstaptafels/acties/", table_actions.own, name="table_actions"),
    path("overstaptafels/acties/<uuid:pk>/", table_actions.action, name="table_action"),
    path("overstaptafels/<uuid:pk>/", tables.table, name="table"),
    path("overstaptafels/<uuid:pk>/aanpassen/", tables.change, name="change_table"),
    path("overstaptafels/<uuid:pk>/afzeggen/", tables.cancel, name="cancel_table"),
    path("overstaptafels/<uuid:pk>/plekken/", tables.seats, name="table_seats"),
    path("overstaptafels/<uuid:pk>/nagekeken/", tables.screen, name="screen_table"),
    path("overstaptafels/<uuid:pk>/tafel/", at_the_table.run, name="at_the_table"),
    path("overstaptafels/<uuid:pk>/tafel/doe/", at_the_table.act, name="lead_table"),
]
