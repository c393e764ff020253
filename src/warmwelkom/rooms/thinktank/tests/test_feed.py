"""What is new, for a feed reader."""

from __future__ import annotations

from typing import Any

from defusedxml.ElementTree import fromstring
from tests.cast import Cast

from warmwelkom.rooms.thinktank.tests.threads import Threads, add_state

FEED = "/denktank/haaglanden/open/atom.xml"
ATOM = "{http://www.w3.org/2005/Atom}"


def entries(cast: Cast, query: str = "") -> dict[str, Any]:
    answer = cast.client("anonymous").get(FEED + query)
    assert answer.status_code == 200
    assert answer["Content-Type"].startswith("application/atom+xml")
    return {
        row.findtext(f"{ATOM}id"): row for row in fromstring(answer.content).iter(f"{ATOM}entry")
    }


def test_every_published_contribution_has_a_number_that_stays(cast: Cast, threads: Threads) -> None:
    shown = [threads.need, threads.merged, threads.idea, threads.plan, threads.alone]
    assert set(entries(cast)) == {f"urn:uuid:{row.pk}" for row in shown}


def test_it_is_updated_by_its_newest_state(cast: Cast, threads: Threads) -> None:
    key = f"urn:uuid:{threads.alone.pk}"
    before = entries(cast)[key].findtext(f"{ATOM}updated")
    with cast.scope():
        add_state(threads.alone, "answered", days_ago=-1)
    assert before == "2026-04-02T08:00:00+00:00"
    assert entries(cast)[key].findtext(f"{ATOM}updated") == "2026-04-03T08:00:00+00:00"


def test_by_kind_and_by_label(cast: Cast, threads: Threads) -> None:
    assert set(entries(cast, "?soort=plan")) == {f"urn:uuid:{threads.plan.pk}"}
    assert set(entries(cast, "?label=theme:weg-vinden")) == {f"urn:uuid:{threads.need.pk}"}
    assert entries(cast, "?label=theme:weg-vinden&label=theme:zomer") == {}


def test_an_organisation_is_named_and_no_person(cast: Cast, threads: Threads) -> None:
    row = entries(cast)[f"urn:uuid:{threads.idea.pk}"]
    assert row.findtext(f"{ATOM}author/{ATOM}name") == "Gemeente Den Haag"
    page = cast.client("anonymous").get(FEED).content.decode()
    assert "Pelle" not in page


def test_who_has_it_gets_it_once(cast: Cast, threads: Threads) -> None:
    assert threads.need.pk
    etag = cast.client("anonymous").get(FEED)["ETag"]
    again = cast.client("anonymous").get(FEED, headers={"if-none-match": etag})
    assert again.status_code == 304
