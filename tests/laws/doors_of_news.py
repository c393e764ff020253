"""The addresses of calls and newsletters."""

from __future__ import annotations

from django.core.files.base import ContentFile

from tests.cast import NOW, STAFF, Cast
from tests.newsletters import OUT, add_answer, add_block, add_call, add_issue, add_reader
from warmwelkom.rooms.newsletters.tokens import ANSWER, OVERVIEW, READER, token_for

CALLS, NEWS = "oproep/<slug:region>", "nieuws/<slug:region>"
ROUTES = {
    "calls:calls": f"{CALLS}/",
    "calls:new": f"{CALLS}/nieuw/",
    "calls:confirm": f"{CALLS}/bevestig/<str:token>/",
    "calls:answer": f"{CALLS}/antwoorden/<uuid:pk>/",
    "calls:bring": f"{CALLS}/antwoorden/<uuid:pk>/bijdrage/",
    "calls:call": f"{CALLS}/<slug:slug>/",
    "calls:poster": f"{CALLS}/<slug:slug>/poster/",
    "calls:change": f"{CALLS}/<slug:slug>/aanpassen/",
    "calls:opening": f"{CALLS}/<slug:slug>/opening/",
    "calls:answers": f"{CALLS}/<slug:slug>/antwoorden/",
    "newsletters:front": f"{NEWS}/",
    "newsletters:new": f"{NEWS}/nieuw/",
    "newsletters:feed": f"{NEWS}/atom.xml",
    "newsletters:readers": f"{NEWS}/lezers/",
    "newsletters:confirm": f"{NEWS}/bevestig/<str:token>/",
    "newsletters:choices": f"{NEWS}/voorkeuren/<str:token>/",
    "newsletters:stop": f"{NEWS}/stop/<str:token>/",
    "newsletters:picture": f"{NEWS}/beeld/<uuid:pk>.jpg",
    "newsletters:issue": f"{NEWS}/<uuid:pk>/",
    "newsletters:write": f"{NEWS}/<uuid:pk>/maken/",
    "newsletters:block": f"{NEWS}/<uuid:pk>/maken/blok/",
    "newsletters:one_block": f"{NEWS}/<uuid:pk>/maken/blok/<uuid:block>/",
    "newsletters:send": f"{NEWS}/<uuid:pk>/versturen/",
    "newsletters:as_mail": f"{NEWS}/<uuid:pk>/mail.html",
    "newsletters:as_text": f"{NEWS}/<uuid:pk>/mail.txt",
    "newsletters:own_mail": "nieuws/mijn-mail/",
    "newsletters:stop_overview": "nieuws/mijn-mail/stop/<str:token>/",
}
ONLY_POST = {"calls:opening"}
WRITES = ["noor", "hanna"]
FOR_WRITERS = ("calls:new", "calls:change", "newsletters:new", "newsletters:write", "newsletters:block",
               "newsletters:one_block", "newsletters:as_mail", "newsletters:as_text")  # fmt: skip
FOR_HANNA = ("calls:answer", "calls:answers", "newsletters:send", "newsletters:readers")


def doors(_here: list[str]) -> dict[str, object]:
    public = set(ROUTES) - ONLY_POST - {*FOR_WRITERS, *FOR_HANNA, "calls:bring"}
    return {
        **dict.fromkeys(public, "everyone"),
        **dict.fromkeys(FOR_WRITERS, WRITES),
        **{name: ["hanna"] for name in FOR_HANNA},
        "calls:bring": ["pelle"],
        "newsletters:own_mail": [name for name in STAFF if name != "karin"],
    }


def may_post(_here: list[str]) -> dict[str, list[str]]:
    return {"calls:opening": WRITES}


def objects_of_posts(_cast: Cast) -> dict[str, object]:
    return {"calls:opening": "denk-mee"}


def words_of(cast: Cast) -> dict[str, list[object]]:
    """What stands in the addresses: an open call with which Pelle came in, a draft and a letter."""
    region = cast.places.region
    call = add_call(region, "open-oproep")
    answer = add_answer(call, "pelle@school.example", let_in_at=NOW, let_in_by="Hanna")
    reader, draft = add_reader(region, "deur@x.example"), add_issue(region)
    out = add_issue(region, sent_at=OUT, goes_at=OUT)
    picture = add_block(out, kind="picture", alt="Een plein")
    picture.picture.save("x", ContentFile(b"x"))
    token = token_for(reader.pk, what=READER)
    of_call = {name: [call.slug] for name in ("call", "poster", "change", "answers")}
    of_draft = {name: [draft.pk] for name in ("write", "block", "send", "as_mail", "as_text")}
    of_reader = {name: [token] for name in ("confirm", "choices", "stop")}
    return {
        "calls:confirm": [token_for(answer.pk, what=ANSWER)],
        "calls:answer": [answer.pk],
        "calls:bring": [answer.pk],
        **{f"calls:{name}": words for name, words in of_call.items()},
        **{f"newsletters:{name}": words for name, words in (of_draft | of_reader).items()},
        "newsletters:issue": [out.pk],
        "newsletters:picture": [picture.pk],
        "newsletters:one_block": [draft.pk, draft.blocks.get().pk],
        "newsletters:stop_overview": [token_for(cast.pelle.pk, what=OVERVIEW)],
    }
