from __future__ import annotations

from django.apps import AppConfig
from django.urls import reverse
from django.utils.translation import gettext_lazy as _


class MeetingsConfig(AppConfig):
    name = "warmwelkom.rooms.meetings"
    label = "meetings"
    verbose_name = "bijeenkomsten"

    def ready(self) -> None:
        from warmwelkom.base.access.policy import register  # noqa: PLC0415  after the models
        from warmwelkom.base.calendar.rooms import rooms_are_at  # noqa: PLC0415
        from warmwelkom.rooms.meetings import board_policies, minutes_policies, policies  # noqa: PLC0415
        from warmwelkom.rooms.meetings.domain.rooms import own_rooms_address  # noqa: PLC0415
        from warmwelkom.rooms.thinktank.api import add_way, show_meetings_at  # noqa: PLC0415

        for module in (policies, board_policies, minutes_policies):
            register(module.POLICIES)
        _listen()
        rooms_are_at(own_rooms_address)
        show_meetings_at(lambda region, pk: reverse("meetings:meeting", args=[region, pk]))
        add_way("meetings.read", "meetings:meetings", _("Bijeenkomsten"), place=15)
        add_way("meetings.own_actions", "meetings:own_actions", _("Wat ik beloofde"), place=55)


def _listen() -> None:
    """Reactions, jobs and the blocks of a meeting's page register themselves."""
    from warmwelkom.rooms.meetings import (  # noqa: PLC0415
        board_jobs,  # noqa: F401
        minutes_jobs,  # noqa: F401
        neighbours,
        reactions,  # noqa: F401
    )
    from warmwelkom.rooms.meetings.queries import (  # noqa: PLC0415
        board_guests,  # noqa: F401
        meet,  # noqa: F401
        minutes_blocks,  # noqa: F401
    )

    neighbours.connect()
