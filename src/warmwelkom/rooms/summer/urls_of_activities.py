from __future__ import annotations

from django.urls import path

from warmwelkom.rooms.summer.views import activities, own_activities

urlpatterns = [
    path("zomer/doen/", activities.activities, name="activities"),
    path("zomer/doen/nieuw/", activities.offer, name="offer_activity"),
    path("zomer/doen/<uuid:pk>/", activities.activity, name="activity"),
    path("zomer/doen/<uuid:pk>/anders/", activities.change, name="change_activity"),
    path("zomer/doen/<uuid:pk>/af/", activities.call_off, name="call_off_activity"),
    path("zomer/doen/wie/<uuid:pk>/", activities.seat, name="seat"),
    path("mijn/zomer/", own_activities.mine, name="own_activities"),
    path("mijn/zomer/<uuid:pk>/", own_activities.sign, name="sign_up"),
    path("mijn/zomer/plek/<uuid:pk>/", own_activities.seat, name="own_seat"),
]
