"""How fast N messages are planned and handed over, beside a bare smtplib loop, by turns; ends with the times.

python speed.py N ROUNDS PORT
"""

from __future__ import annotations

import json
import os
import smtplib
import sys
import time
from contextlib import closing
from email.message import EmailMessage
from pathlib import Path
from uuid import UUID, uuid4

sys.path[:0] = [str(Path(__file__).resolve().parent)]

from killed import NOON  # noqa: E402  stands beside this file

from warmwelkom.house.postgres.session import database_running  # noqa: E402

REGION = UUID("00000000-0000-7000-8000-000000000002")
SENDER, SUBJECT = "welkom@example.org", "Nieuws uit de regio"
TEXT = "Dag,\n\nDit is er nieuw.\n" * 20


def main(words: list[str]) -> int:
    number, rounds, port = (int(word) for word in words)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "warmwelkom.house.settings")
    with database_running():
        import django  # noqa: PLC0415  the database runs first

        django.setup()
        planned = plan(number)
        texts = made(number // rounds)
        times: dict[str, list[float]] = {"ours": [], "bare": [], "made_before": []}
        for _round in range(rounds):
            times["bare"].append(hand_over_bare(texts, port))
            times["ours"].append(hand_over_ours(number // rounds))
            times["made_before"].append(hand_over_made(texts, port))
        print(json.dumps({"planned": planned, "each": len(texts), **times}))
    return 0


def plan(number: int) -> float:
    """Seconds to queue a mailing, keys made of the addresses as a newsletter does."""
    from warmwelkom.base.outbox.claims import in_region  # noqa: PLC0415  Django is set up by now
    from warmwelkom.base.outbox.post import Planned, key_for, plan_many  # noqa: PLC0415  the same

    begin = time.monotonic()
    receivers = [f"lezer{each}@school{each % 500}.example" for each in range(number)]
    with in_region(str(REGION)):
        plan_many(
            (
                Planned(
                    key=key_for(event="letter", to=to),
                    to=to,
                    subject=SUBJECT,
                    text=TEXT,
                    region_id=REGION,
                )
                for to in receivers
            ),
            now=NOON,
        )
    return time.monotonic() - begin


def made(number: int) -> list[tuple[str, bytes]]:
    """The same mails, made beforehand: the bare loop only sends."""
    from warmwelkom.base.outbox.claims import in_region  # noqa: PLC0415  Django is set up by now
    from warmwelkom.base.outbox.compose import as_bytes, make_mail  # noqa: PLC0415  the same
    from warmwelkom.base.outbox.models import Message  # noqa: PLC0415  the same

    with in_region(str(REGION)):
        rows = list(Message.objects.filter(region_id=REGION)[:number])
    return [(row.to, as_bytes(make_mail(row))) for row in rows]


def hand_over_bare(texts: list[tuple[str, bytes]], port: int) -> float:
    """What one would write by hand: make a mail for each receiver and send it, over one connection."""
    begin = time.monotonic()
    with smtplib.SMTP("127.0.0.1", port) as server:
        for to, _text in texts:
            mail = EmailMessage()
            mail["From"] = f"Warm Welkom <{SENDER}>"
            mail["To"] = to
            mail["Subject"] = SUBJECT
            mail["Message-ID"] = f"<{uuid4()}@example.org>"
            mail.set_content(TEXT)
            server.send_message(mail)
    return time.monotonic() - begin


def hand_over_made(texts: list[tuple[str, bytes]], port: int) -> float:
    """The same without making the mails: the line and the mail server alone."""
    begin = time.monotonic()
    with smtplib.SMTP("127.0.0.1", port) as server:
        for to, text in texts:
            server.sendmail(SENDER, [to], text)
    return time.monotonic() - begin


def hand_over_ours(number: int) -> float:
    """As the job does: claim a batch, hand it over, the next, over one connection."""
    from django.utils import timezone  # noqa: PLC0415  Django is set up by now

    from warmwelkom.base.outbox.claims import BATCH, claim_planned, in_region  # noqa: PLC0415  the same
    from warmwelkom.base.outbox.handover import HandOver  # noqa: PLC0415  the same
    from warmwelkom.base.outbox.ways import way_out  # noqa: PLC0415  the same

    begin = time.monotonic()
    region = str(REGION)
    with closing(HandOver(way_out(), region_id=region, clock=timezone.now)) as sender:
        for _batch in range(number // BATCH):
            with in_region(region):
                messages = claim_planned(now=timezone.now(), full=set())
            assert len(messages) == BATCH
            sender.run(messages)
    return time.monotonic() - begin


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
