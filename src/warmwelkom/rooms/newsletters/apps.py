from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class NewslettersConfig(AppConfig):
    name = "warmwelkom.rooms.newsletters"
    label = "newsletters"
    verbose_name = "nieuwsbrieven"

    def ready(self) -> None:
        from warmwelkom.base.access.policy import register  # noqa: PLC0415  after the models
        from warmwelkom.base.outbox.digest_parts import (  # noqa: PLC0415
            offer_heading,
            offer_one_click,
        )
        from warmwelkom.rooms.newsletters import reactions  # noqa: F401, PLC0415  they listen
        from warmwelkom.rooms.newsletters.overview import overview_address  # noqa: PLC0415
        from warmwelkom.rooms.newsletters.policies import POLICIES  # noqa: PLC0415
        from warmwelkom.rooms.thinktank.api import add_way  # noqa: PLC0415

        register(POLICIES)
        offer_one_click(overview_address)
        offer_heading("state", _("Denktank"))
        offer_heading("remark", _("Denktank"))
        add_way("calls.read", "calls:calls", _("Oproepen"), place=17)
        add_way("newsletters.read", "newsletters:front", _("Nieuws"), place=18)
