"""Every operation of the API. Addresses, checks of what is sent and the document are made from this."""

from __future__ import annotations

from warmwelkom.base.open_api.operation import Operation
from warmwelkom.rooms.thinktank.models import ApiToken
from warmwelkom.rooms.thinktank.open_api import reading, writing
from warmwelkom.rooms.thinktank.open_api.asking import ListQuery, PageQuery
from warmwelkom.rooms.thinktank.queries.open.shapes import (
    ContributionPage,
    LabelList,
    LinkList,
    NewContribution,
    NewState,
    StateList,
    Thread,
    Totals,
)

BASE = "denktank/<slug:region>/v1/"
ONE = "contributions/<uuid:pk>/"
Scope = ApiToken.Scope

OPERATIONS: tuple[Operation, ...] = (
    Operation(
        path="contributions/", name="contributions", method="GET", run=reading.contributions,
        summary="Needs, ideas, plans and offers, filtered, a page at a time",
        query=ListQuery, answer=ContributionPage,
    ),
    Operation(
        path="contributions/", name="contributions", method="POST", run=writing.contribute,
        summary="Bring a need, an idea, a plan or an offer",
        body=NewContribution, answer=Thread, status=201, scope=Scope.CONTRIBUTE,
    ),
    Operation(
        path=ONE, name="contribution", method="GET", run=reading.contribution,
        summary="One contribution with its states and its whole thread", answer=Thread,
    ),
    Operation(
        path=f"{ONE}voice/", name="voice", method="PUT", run=writing.add_own_voice,
        summary='Say "this is what I mean too"; twice is once',
        answer=Thread, scope=Scope.SUPPORT,
    ),
    Operation(
        path=f"{ONE}voice/", name="voice", method="DELETE", run=writing.take_own_voice_back,
        summary="Take one's own voice back", answer=Thread, scope=Scope.SUPPORT,
    ),
    Operation(
        path=f"{ONE}states/", name="state", method="POST", run=writing.change,
        summary="Bring a contribution into another state, with a reason that everybody reads",
        body=NewState, answer=Thread, status=201, scope=Scope.ANSWER,
    ),
    Operation(
        path="states/", name="states", method="GET", run=reading.states,
        summary="The states, contribution by contribution", query=ListQuery, answer=StateList,
    ),
    Operation(
        path="links/", name="links", method="GET", run=reading.links,
        summary="The stitches of all threads", query=PageQuery, answer=LinkList,
    ),
    Operation(
        path="labels/", name="labels", method="GET", run=reading.labels,
        summary="Themes, sectors, groups and programme lines", answer=LabelList,
    ),
    Operation(
        path="totals/", name="totals", method="GET", run=reading.totals,
        summary="Every total; those of pupils of one school only from five up", answer=Totals,
    ),
)  # fmt: skip
