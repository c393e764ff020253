from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SummerConfig(AppConfig):
    name = "warmwelkom.rooms.summer"
    label = "summer"
    verbose_name = "zomerbrug"

    def ready(self) -> None:
        from warmwelkom.base.access.policy import register  # noqa: PLC0415  after the models
        from warmwelkom.base.outbox.guards import guard_with  # noqa: PLC0415  the same
        from warmwelkom.rooms.summer import (  # noqa: PLC0415  the same; jobs register themselves
            act_words_of_tasks,
            jobs_of_tasks,  # noqa: F401
            policies_of_tasks,
        )
        from warmwelkom.rooms.summer.guard_of_sending import GUARD, guard  # noqa: PLC0415  the same
        from warmwelkom.rooms.transitions.api import add_words  # noqa: PLC0415  the same

        register(policies_of_tasks.POLICIES)
        guard_with(GUARD, guard)
        _add_ways()
        _ready_for_people()
        _ready_for_activities()
        _ready_for_trials()
        _ready_for_keys()
        _carry_notes()
        add_words(act_words_of_tasks.WORDS, reading=act_words_of_tasks.READING)


def _carry_notes() -> None:
    """Other rooms have something to say to a pupil; here stands how each is reached."""
    from warmwelkom.rooms.summer.domain.notes import send  # noqa: PLC0415  after the models
    from warmwelkom.rooms.transitions.api import add_messenger  # noqa: PLC0415  the same

    add_messenger("summer", send)


def _add_ways() -> None:
    """The ways of this part in the row under "Zomer"."""
    from warmwelkom.rooms.summer.ways import add_way  # noqa: PLC0415  after the models

    add_way("summer.tasks", "summer:tasks", _("Taken"))
    add_way("summer.run", "summer:read_list", _("Lijst"))
    add_way("summer.run", "summer:templates", _("Wat we vragen"))
    add_way("summer.run", "summer:bridge", _("Berichten"))
    add_way("summer.run", "summer:rota", _("Dienst"))


def _ready_for_people() -> None:
    """Replies, calls, ways to reach, arrival; the jobs register themselves."""
    from warmwelkom.base.access.policy import register  # noqa: PLC0415  after the models
    from warmwelkom.rooms.summer import (  # noqa: PLC0415  the same
        act_words_of_people,
        jobs_of_people,  # noqa: F401
        policies_of_people,
    )
    from warmwelkom.rooms.transitions.api import add_words  # noqa: PLC0415  the same

    register(policies_of_people.POLICIES)
    _add_ways_of_people()
    add_words(act_words_of_people.WORDS, reading=act_words_of_people.READING)


def _add_ways_of_people() -> None:
    from warmwelkom.rooms.summer.ways import add_way  # noqa: PLC0415  after the models

    add_way("summer.replies", "summer:replies", _("Antwoorden"))
    add_way("summer.calls", "summer:calls", _("Bellen"))
    add_way("summer.contacts", "summer:contacts", _("Bereikbaar"))
    add_way("summer.my_class", "summer:my_class", _("Mijn klas"))
    add_way("summer.arrival", "summer:arrival", _("Aankomst"))


def _ready_for_activities() -> None:
    """Something to do in the summer: a page for staff, and one beside the pupil's own."""
    from warmwelkom.base.access.policy import register  # noqa: PLC0415  after the models
    from warmwelkom.rooms.summer import (  # noqa: PLC0415  the same
        act_words_of_activities,
        policies_of_activities,
    )
    from warmwelkom.rooms.summer.queries.own_activities import own_part  # noqa: PLC0415  the same
    from warmwelkom.rooms.summer.ways import add_way  # noqa: PLC0415  the same
    from warmwelkom.rooms.transitions.api import add_own_part, add_words  # noqa: PLC0415  the same

    register(policies_of_activities.POLICIES)
    add_way("summer.activities", "summer:activities", _("Iets te doen"))
    add_own_part("summer/activities/_part.html", own_part, order=50)
    add_words(act_words_of_activities.WORDS, reading=act_words_of_activities.READING)


def _ready_for_trials() -> None:
    """Fair comparisons of the messages."""
    from warmwelkom.base.access.policy import register  # noqa: PLC0415  after the models
    from warmwelkom.rooms.summer import act_words_of_trial, policies_of_trial  # noqa: PLC0415  the same
    from warmwelkom.rooms.summer.ways import add_way  # noqa: PLC0415  the same
    from warmwelkom.rooms.transitions.api import add_words  # noqa: PLC0415  the same

    register(policies_of_trial.POLICIES)
    add_way("summer.trials", "summer:trials", _("Vergelijken"))
    add_words(act_words_of_trial.WORDS)


def _ready_for_keys() -> None:
    """Keys with which a school's own system confirms tasks."""
    from warmwelkom.base.access.policy import register  # noqa: PLC0415  after the models
    from warmwelkom.rooms.summer.policies_of_keys import POLICIES  # noqa: PLC0415  the same
    from warmwelkom.rooms.summer.ways import add_way  # noqa: PLC0415  the same

    register(POLICIES)
    add_way("summer.keys", "summer:keys", _("Koppeling"))
