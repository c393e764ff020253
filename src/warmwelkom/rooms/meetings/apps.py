from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MeetingsConfig(AppConfig):
    name = "warmwelkom.rooms.meetings"
    label = "meetings"
    verbose_name = "bijeenkomsten"

    def ready(self) -> None:
        from warmwelkom.base.access.policy import register  # noqa: PLC0415  after the models
        from warmwelkom.rooms.meetings import (  # noqa: PLC0415
            board_jobs,  # noqa: F401  they listen
            board_policies,
            reactions,  # noqa: F401  they listen
        )
        from warmwelkom.rooms.meetings.policies import POLICIES  # noqa: PLC0415
        from warmwelkom.rooms.meetings.queries import board_guests, meet  # noqa: F401, PLC0415  blocks
        from warmwelkom.rooms.thinktank.api import add_way  # noqa: PLC0415
        from warmwelkom.rooms.thinktank.api import add_way, show_meetings_at  # noqa: PLC0415

        register(POLICIES)
        register(board_policies.POLICIES)
        add_way("meetings.read", "meetings:meetings", _("Bijeenkomsten"), place=15)
        # agenda, minutes, promises
        from django.urls import reverse  # noqa: PLC0415

        from warmwelkom.rooms.meetings import minutes_jobs, minutes_policies, neighbours  # noqa: F401, PLC0415
        from warmwelkom.rooms.meetings.queries import minutes_blocks  # noqa: F401, PLC0415  its blocks

        register(minutes_policies.POLICIES)
        neighbours.connect()
        show_meetings_at(lambda region, pk: reverse("meetings:meeting", args=[region, pk]))
        add_way("meetings.own_actions", "meetings:own_actions", _("Wat ik beloofde"), place=55)
