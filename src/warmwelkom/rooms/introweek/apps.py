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
        _ready_for_the_days()


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


def _ready_for_the_days() -> None:
    """Offers, the own week, attendance, looking back; the jobs register themselves."""
    from warmwelkom.base.access.policy import register  # noqa: PLC0415  after the models
    from warmwelkom.rooms.introweek import (  # noqa: PLC0415  the same
        act_words_of_days,
        jobs_of_days,  # noqa: F401
        policies_of_days,
    )
    from warmwelkom.rooms.transitions.api import add_words  # noqa: PLC0415  the same

    register(policies_of_days.POLICIES)
    add_words(act_words_of_days.WORDS)
    _add_ways_of_days()
    _show_on_the_own_page()


def _add_ways_of_days() -> None:
    from warmwelkom.rooms.introweek.ways import add_way  # noqa: PLC0415  after the models

    add_way("introweek.ask", "introweek:asking", _("Oude docenten"), order=65)
    add_way("introweek.plan", "introweek:buddies", _("Maatjes"), order=66)
    add_way("introweek.desk", "introweek:desk", _("Balie"), order=80)
    add_way("introweek.ask", "introweek:stand_in", _("Ziek"), order=81)
    add_way("introweek.ask", "introweek:labels", _("Naamlabels"), order=82)
    add_way("introweek.ask", "introweek:door_sheets", _("Deurbladen"), order=83)
    add_way("introweek.look_back", "introweek:look_back", _("Terugblik"), order=90)


def _show_on_the_own_page() -> None:
    """The week stands on the pupil's own page, and so without a network too."""
    from warmwelkom.rooms.introweek.seen import own_part  # noqa: PLC0415  after the models
    from warmwelkom.rooms.transitions.api import add_own_part  # noqa: PLC0415  the same

    add_own_part("introweek/days/_own_part.html", own_part, order=20)
