"""What is there after the faults; ends in JSON: notes and invitations by their words, links by their number, messages and jobs by their state."""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path
from typing import Any

sys.path[:0] = [str(Path(__file__).resolve().parents[1])]

from inside import the_house  # noqa: E402

LEFT = "SELECT status, count(*) FROM procrastinate_jobs GROUP BY 1"


def main() -> int:
    with the_house():
        from warmwelkom.base.access.scope import all_regions  # noqa: PLC0415  Django is set up by now

        with all_regions():
            print(json.dumps(found()))
    return 0


def found() -> dict[str, Any]:
    from django.db import connection  # noqa: PLC0415  Django is set up by now

    from warmwelkom.base.outbox.models import Message  # noqa: PLC0415  the same
    from warmwelkom.rooms.people.models import Invitation  # noqa: PLC0415  the same
    from warmwelkom.rooms.transitions.models import ContactNote  # noqa: PLC0415  the same
    from warmwelkom.rooms.welcome.domain.links import mobile_of  # noqa: PLC0415  the same
    from warmwelkom.rooms.welcome.models import WelcomeLink  # noqa: PLC0415  the same

    mails = Message.objects.filter(to__startswith="nieuw-")
    links = set(WelcomeLink.objects.values_list("pk", flat=True))
    texts = Message.objects.filter(channel="sms").values_list("pk", "about", "state")
    sms = [[str(pk), str(about), state] for pk, about, state in texts if about in links]
    notes = ContactNote.objects.filter(text__startswith="Gesproken ")
    invited = Invitation.objects.filter(email__startswith="nieuw-")
    of_links = WelcomeLink.objects.select_related("transition__pupil")
    with connection.cursor() as cursor:
        cursor.execute(LEFT)
        jobs = dict(cursor.fetchall())
    return {
        "notes": Counter(notes.values_list("text", flat=True)),
        "invitations": Counter(invited.values_list("email", flat=True)),
        "links": Counter(link for _pk, link, _state in sms),
        "no_mobile": [str(row.pk) for row in of_links if not mobile_of(row.transition.pupil.phone)],
        "sms": sms,
        "mails": [[str(pk), to, state] for pk, to, state in mails.values_list("pk", "to", "state")],
        "jobs": jobs,
    }


if __name__ == "__main__":
    sys.exit(main())
