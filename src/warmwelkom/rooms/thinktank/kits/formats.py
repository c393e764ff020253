"""The two files: plan-kit/1 and plan-effect/1, field by field. See docs/formats/plan-kit.md."""

from __future__ import annotations

import base64
import hashlib
from typing import Any

from django.utils.translation import gettext_noop

from warmwelkom.rooms.thinktank.kits import fields
from warmwelkom.rooms.thinktank.kits.canonical import KitError, read_sealed

KIT, EFFECT = "plan-kit/1", "plan-effect/1"
MOST_MATERIAL = 2_000_000
FEWEST = 5

SOURCE = fields.record(region=fields.text(200, least=1), site=fields.text(200))
STEP = fields.record(
    what=fields.text(300, least=1),
    who=fields.text(200),
    day=fields.whole(-3660, 3660, is_optional=True),
)
NEED = fields.record(
    kind=fields.one_of("hours", "room", "euros", "pupils", "network", "other"),
    what=fields.text(200, least=1),
    amount=fields.whole(1, 10_000_000, is_optional=True),
    unit=fields.text(40),
)
COST = fields.record(what=fields.text(200, least=1), cents=fields.whole(0, 10_000_000_000))
MATERIAL = fields.record(
    name=fields.text(200, least=1),
    type=fields.text(100, least=1),
    size=fields.whole(0, 10_000_000),
    sha256=fields.digest,
    content=fields.text(2_700_000),
)
NUMBERS = fields.record(
    group=fields.one_of("here", "comparison"),
    moment=fields.one_of("before", "after"),
    n=fields.whole(FEWEST, 10_000_000),
    number=fields.whole(FEWEST, 10_000_000, is_optional=True),
    mean=fields.number,
    sd=fields.number,
)
PILOT = fields.record(
    question=fields.text(300),
    where=fields.text(200),
    pupils=fields.whole(1, 10_000_000, is_optional=True),
    begins=fields.day,
    ends=fields.day,
    indicator=fields.text(200),
    unit=fields.text(40),
    measure=fields.one_of("share", "mean"),
    more_is_better=fields.yes_or_no,
    source=fields.text(200),
    result=fields.text(2000),
    verdict=fields.one_of("works", "little", "no_difference", "works_not", "not_measured"),
    reason=fields.text(1000),
    verdict_on=fields.day,
    numbers=fields.rows(4, NUMBERS),
)
COMMON = {
    "format": fields.text(40),
    "sha256": fields.digest,
    "plan": fields.uuid,
    "from": SOURCE,
    "effects": fields.rows(20, PILOT),
}
KIT_FIELDS = fields.record(
    **COMMON,
    version=fields.whole(0, 1_000_000),
    title=fields.text(120, least=1),
    text=fields.text(4000, least=1),
    goal=fields.text(2000),
    for_whom=fields.text(300),
    steps=fields.rows(60, STEP),
    needs=fields.rows(60, NEED),
    costs=fields.rows(60, COST),
    materials=fields.rows(20, MATERIAL),
)
EFFECT_FIELDS = fields.record(**COMMON, kit=fields.digest)


def read_kit(content: bytes) -> dict[str, Any]:
    """A plan kit of somebody else, checked to the last field; `content` of materials is bytes or empty.

    Raises:
        KitError: with a sentence that says what is wrong.
    """
    document = KIT_FIELDS("pakket", read_sealed(content, format_name=KIT))
    _check_effects(document["effects"])
    for material in document["materials"]:
        material["content"] = _content(material)
    if sum(len(material["content"]) for material in document["materials"]) > MOST_MATERIAL:
        raise fields.refused("materials")
    checked: dict[str, Any] = document
    return checked


def read_effect(content: bytes) -> dict[str, Any]:
    """An effect that another region sends back.

    Raises:
        KitError: with a sentence that says what is wrong.
    """
    document = EFFECT_FIELDS("effect", read_sealed(content, format_name=EFFECT))
    _check_effects(document["effects"])
    if not document["effects"]:
        raise KitError(
            gettext_noop("In dit bestand staat geen effect. Er is daar nog geen oordeel gegeven.")
        )
    checked: dict[str, Any] = document
    return checked


def _content(material: dict[str, Any]) -> bytes:
    if not material["content"]:
        return b""
    try:
        found = base64.b64decode(material["content"], validate=True)
    except ValueError:
        raise fields.refused(material["name"]) from None
    if len(found) != material["size"] or hashlib.sha256(found).hexdigest() != material["sha256"]:
        raise fields.refused(material["name"])
    return found


def _check_effects(pilots: list[dict[str, Any]]) -> None:
    """Numbers that fit each other, each group once, and no small count."""
    for pilot in pilots:
        groups = [(row["group"], row["moment"]) for row in pilot["numbers"]]
        if len(set(groups)) < len(groups):
            raise fields.refused("numbers")
        for row in pilot["numbers"]:
            _check_numbers(row, is_share=pilot["measure"] == "share")


def _check_numbers(row: dict[str, Any], *, is_share: bool) -> None:
    number, mean, sd = row["number"], row["mean"], row["sd"]
    if is_share and (number is None or mean is not None or sd is not None):
        raise fields.refused("numbers")
    if is_share and row["n"] - number < FEWEST:
        raise fields.refused("numbers")
    if not is_share and (number is not None or mean is None or (sd or "").startswith("-")):
        raise fields.refused("numbers")
