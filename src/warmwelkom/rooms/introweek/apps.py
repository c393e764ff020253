from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class IntroweekConfig(AppConfig):
    name = "warmwelkom.rooms.introweek"
    label = "introweek"
    verbose_name = "introductieweek"

    def ready(self) -> None:
        from warmwelkom.base.access.policy import register  # noqa: PLC0415  after the models
        from warmwelkom.rooms.introweek import (  # noqa: PLC0415  the same; jobs register themselves
            act_words_of_plan,
            jobs_of_plan,  # noqa: F401
            policies_of_plan,
        )
        from warmwelkom.rooms.transitions.api import add_words  # noqa: PLC0415  the same

        register(policies_of_plan.POLICIES)
        _add_ways_of_plan()
        add_words(act_words_of_plan.WORDS, reading=act_words_of_plan.READING)


def _add_ways_of_plan() -> None:
    from warmwelkom.rooms.introweek.ways import add_way  # noqa: PLC0415  after the models

    for order, (name, label) in enumerate(
        (
            ("plan", _("Plan")), ("week", _("Klaar?")), ("days", _("Dagen")), ("parts", _("Onderdelen")),
            ("rooms", _("Ruimtes")), ("mentors", _("Mentoren")), ("students", _("Studenten")),
            ("rules", _("Regels")),
        )
    ):  # fmt: skip
        add_way("introweek.plan", f"introweek:{name}", label, order=10 * order)
