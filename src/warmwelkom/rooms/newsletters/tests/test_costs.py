"""A page asks the database as often for three rows as for one, and seldom."""

from __future__ import annotations

from typing import Any

from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.cast import Cast
from tests.meetings import add_meeting
from tests.newsletters import OUT, add_answer, add_block, add_call, add_issue, add_reader
from tests.thinktank import add_contribution

from warmwelkom.rooms.newsletters.models import Issue

PUBLIC = ("/oproep/haaglanden/", "/oproep/haaglanden/denk-mee/", "/nieuws/haaglanden/")


def _cost(cast: Cast, who: str, address: str) -> int:
    client = cast.client(who)
    assert client.get(address).status_code == 200, address
    with CaptureQueriesContext(connection) as asked:
        client.get(address)
    frame = ("SAVEPOINT", "warmwelkom.region")  # the transaction and its region ask for no rows
    return len([row for row in asked if not any(word in row["sql"] for word in frame)])


def _fill(cast: Cast, issue: Issue, number: int) -> None:
    region: Any = cast.places.region
    call = add_call(region, "denk-mee" if number == 0 else f"oproep-{number}")
    add_answer(call if number == 0 else _first(), f"p{number}@x.example", organisation=f"O{number}")
    add_reader(region, f"r{number}@x.example")
    add_issue(region, sent_at=OUT, goes_at=OUT)
    idea = add_contribution(region, "idea", "Een idee")
    for kind, target in (("contribution", idea), ("meeting", add_meeting(region)), ("call", call)):
        add_block(issue, kind=kind, target=target.pk)
    add_block(issue, kind="picture", alt="Een plein")


def _first() -> Any:
    from warmwelkom.rooms.newsletters.models import Call

    return Call.objects.get(slug="denk-mee")


def test_one_row_or_three_cost_the_same(cast: Cast) -> None:
    with cast.scope("hanna"):
        out, draft = (
            add_issue(cast.places.region, sent_at=OUT, goes_at=OUT),
            add_issue(cast.places.region),
        )
    public = [*PUBLIC, f"/nieuws/haaglanden/{out.pk}/"]
    desk = ["/oproep/haaglanden/denk-mee/antwoorden/", f"/nieuws/haaglanden/{draft.pk}/maken/",
            f"/nieuws/haaglanden/{draft.pk}/versturen/", "/nieuws/mijn-mail/"]  # fmt: skip
    costs = []
    for numbers in ((0,), (1, 2)):
        with cast.scope("hanna"):
            for number in numbers:
                _fill(cast, out, number)
                add_block(draft, text="x")
        costs.append(
            {way: _cost(cast, "anonymous", way) for way in public}
            | {way: _cost(cast, "hanna", way) for way in desk}
        )
    one, three = costs
    assert {way: (one[way], three[way]) for way in one if one[way] != three[way]} == {}
    assert {way: cost for way, cost in three.items() if cost > (6 if way in public else 12)} == {}
