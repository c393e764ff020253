"""Making places: buildings, places, files coming in, people in view. Before the addresses with a region in them."""

from __future__ import annotations

from django.urls import URLPattern, path

from warmwelkom.rooms.wayfinding.views import coming_in, consents, in_view, places, premises, stale

PLACES: list[URLPattern] = [
    path("", premises.own, name="own"),
    path("zo-maak-je-beelden/", consents.guide, name="guide"),
    path("locatie/<uuid:pk>/", premises.premises, name="premises"),
    path("locatie/<uuid:pk>/gegevens/", premises.change, name="change_premises"),
    path("locatie/<uuid:pk>/tonen/", premises.show, name="show_premises"),
    path("locatie/<uuid:pk>/plek/", places.add, name="add_place"),
    path("locatie/<uuid:pk>/toestemmingen/", consents.consents, name="consents"),
    path("toestemming/<uuid:pk>/intrekken/", consents.withdraw, name="withdraw_consent"),
    path("plek/<uuid:pk>/", places.place, name="place"),
    path("plek/<uuid:pk>/volgorde/", places.move, name="move_place"),
    path("plek/<uuid:pk>/tonen/", places.show, name="show_place"),
    path("plek/<uuid:pk>/weg/", places.remove, name="remove_place"),
    path("plek/<uuid:pk>/klopt/", places.confirm, name="confirm_place"),
    path("plek/<uuid:pk>/bestanden/", coming_in.begin, name="begin_upload"),
    path("plek/<uuid:pk>/hoe-ver/", coming_in.how_far, name="how_far"),
    path("bestand/<uuid:pk>/", coming_in.piece, name="piece"),
    path("melding/<uuid:pk>/klaar/", stale.close, name="close_report"),
    path("materiaal/<uuid:pk>/", in_view.review, name="review"),
    path("materiaal/<uuid:pk>/beeld/", in_view.picture, name="review_picture"),
    path("materiaal/<uuid:pk>/vak/", in_view.box, name="draw_box"),
    path("materiaal/<uuid:pk>/weg/", coming_in.take_away, name="take_away_material"),
    path("klein/<uuid:pk>/<str:name>/", coming_in.small, name="small_picture"),
    path("vondst/<uuid:pk>/", in_view.decide, name="decide_find"),
    path("<slug:region>/klopt-niet/<uuid:pk>/", stale.report, name="report_stale"),
]
