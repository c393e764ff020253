"""`/denktank/<region>/sleutels/`: a key is made, seen once, withdrawn."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from tests.cast import NOW, Cast, sit_down
from tests.thinktank import add_token

from warmwelkom.base.access.actor import system_actor
from warmwelkom.rooms.thinktank.domain.tokens import forget_tokens
from warmwelkom.rooms.thinktank.models import ApiToken

PAGE = "/denktank/haaglanden/sleutels/"
FORM = {"name": "Onze website", "scopes": ["contribute", "support"], "days": "90"}


def test_it_works(cast: Cast) -> None:
    answer = cast.client("pelle").post(PAGE, FORM, follow=True)
    [words] = re.findall(r"<code>(ww_[\w-]{43})</code>", answer.content.decode())
    assert answer["Cache-Control"] == "private, no-store"
    with cast.scope():
        token = ApiToken.objects.get()
    assert token.token_hash == ApiToken.hash_of(words)
    assert words not in str(token.__dict__)
    assert (token.scopes, token.expires_at - token.made_at) == (
        ["contribute", "support"], dt.timedelta(days=90),
    )  # fmt: skip
    again = cast.client("pelle").get(PAGE).content.decode()
    assert words not in again
    assert "Onze website" in again


def test_the_words_are_shown_once_and_loading_again_makes_no_other(cast: Cast) -> None:
    client = cast.client("pelle")
    answer = client.post(PAGE, FORM)
    assert (answer.status_code, answer["Location"]) == (302, PAGE)
    pages = [client.get(PAGE).content.decode() for _twice in (1, 2)]
    assert ["ww-token" in page for page in pages] == [True, False]
    with cast.scope():
        assert ApiToken.objects.count() == 1


def test_who_has_the_browser_next_reads_no_key_of_somebody_else(cast: Cast) -> None:
    client = cast.client("pelle")
    client.post(PAGE, FORM)
    sit_down(client, cast.noor)
    page = client.get(PAGE)
    assert (page.status_code, "ww-token" in page.content.decode()) == (200, False)


@pytest.mark.parametrize(
    "change", [{"name": ""}, {"scopes": []}, {"scopes": ["moderate"]}, {"days": "3650"}]
)
def test_bad_input_is_told_and_nothing_is_lost(cast: Cast, change: dict[str, object]) -> None:
    answer = cast.client("pelle").post(PAGE, FORM | change)
    assert answer.status_code == 422
    assert "name" in change or 'value="Onze website"' in answer.content.decode()
    with cast.scope():
        assert not ApiToken.objects.exists()


def test_nobody_sees_or_withdraws_anothers(cast: Cast) -> None:
    with cast.scope():
        token = add_token(cast.pelle, cast.places.region, words="ww_pelle", name="Van Pelle")
    for who in ("noor", "hanna", "alice"):
        client = cast.client(who)
        assert "Van Pelle" not in client.get(PAGE).content.decode()
        assert client.post(f"{PAGE}{token.pk}/einde/").status_code == 404
    with cast.scope():
        assert ApiToken.objects.get().ended_at is None


def test_withdrawn_is_withdrawn(cast: Cast) -> None:
    with cast.scope():
        token = add_token(cast.pelle, cast.places.region, words="ww_pelle")
    client = cast.client("pelle")
    assert client.post(f"{PAGE}{token.pk}/einde/", follow=True).status_code == 200
    headers = {"authorization": "Bearer ww_pelle"}
    assert client.get("/api/denktank/haaglanden/v1/labels/", headers=headers).status_code == 401
    assert "ingetrokken op" in client.get(PAGE).content.decode()


def test_twenty_is_enough(cast: Cast) -> None:
    with cast.scope():
        for number in range(20):
            add_token(cast.pelle, cast.places.region, words=f"ww_{number}")
    answer = cast.client("pelle").post(PAGE, FORM)
    assert answer.status_code == 422
    assert "Je hebt al twintig sleutels." in answer.content.decode()


def test_a_key_is_forgotten_ninety_days_after_its_end(cast: Cast) -> None:
    with cast.scope():
        for number, fields in enumerate(
            ({"ended_at": NOW - dt.timedelta(days=91)}, {"expires_at": NOW - dt.timedelta(days=91)},
             {"ended_at": NOW - dt.timedelta(days=89)}, {})
        ):  # fmt: skip
            add_token(cast.pelle, cast.places.region, words=f"ww_{number}", **fields)
        actor = system_actor(region_id=cast.places.region.pk)
        assert forget_tokens(actor=actor, now=NOW) == 2
        assert ApiToken.objects.count() == 2
