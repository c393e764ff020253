"""A building as a tour: what is on its plans, what may be seen of it, and how its dots hang together."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from django.db.models import Exists, OuterRef

from warmwelkom.base.access.actor import Actor
from warmwelkom.engines.routes import (
    EdgeRow,
    Graph,
    Kind,
    LevelRow,
    PlaceRow,
    PointRow,
    Senses,
    TourFile,
)
from warmwelkom.rooms.wayfinding.models import Corridor, Level, Material, Place, Premises, Rendition
from warmwelkom.rooms.wayfinding.queries.days_in_query import public_days_in_query

KINDS = {
    Corridor.Kind.HALLWAY: Kind.PATH,
    Corridor.Kind.OUTSIDE: Kind.PATH,
    Corridor.Kind.DOOR: Kind.DOOR,
    Corridor.Kind.STAIRS: Kind.STAIRS,
    Corridor.Kind.LIFT: Kind.LIFT,
    Corridor.Kind.RAMP: Kind.RAMP,
}
FIRST_WIDTH = {"panorama": 1024, "photo": 640}
"""The picture that comes first is the smallest that is this wide."""
FULL_WIDTH = {"panorama": 4096, "photo": 1600}
"""The full one is the widest up to here, for a phone."""
SCALE = 0.05
PHONE = 65.0
"""Degrees across of a photo, as most phones see."""


@dataclass(frozen=True, kw_only=True)
class Picture:
    """What there is to see of a place: a panorama before a photo, the newest before an older one."""

    material: Material
    first: Rendition
    full: Rendition

    @property
    def is_panorama(self) -> bool:
        return self.material.kind == Material.Kind.PANORAMA

    @property
    def fov(self) -> tuple[float, float]:
        """Degrees across and up; what is not all around is as high as its pixels say."""
        wide = self.material.fov_degrees or (360.0 if self.is_panorama else PHONE)
        return wide, min(180.0, wide * (self.full.height or 1) / (self.full.width or 2))


@dataclass(kw_only=True)
class Building:
    """One premises as this actor may see it. Places that they may not see are corners without a name."""

    premises: Premises
    places: list[Place]
    shown: set[Any]
    corridors: list[Corridor]
    pictures: dict[Any, Picture]
    plans: dict[Any, Rendition]
    language: str
    other_levels: list[Level] = field(default_factory=list)

    @cached_property
    def visible(self) -> list[Place]:
        """In walking order."""
        return [place for place in self.places if place.pk in self.shown]

    @cached_property
    def levels(self) -> list[Level]:
        found = {level.pk: level for level in self.other_levels}
        found |= {place.level.pk: place.level for place in self.places if place.level}
        return sorted(found.values(), key=lambda level: level.number)

    @cached_property
    def graph(self) -> Graph:
        return Graph(self.tour)

    @cached_property
    def by_slug(self) -> dict[str, Place]:
        return {place.slug: place for place in self.visible}

    @cached_property
    def start(self) -> Place | None:
        """Where a visit begins: the stop, else the entrance, else the first place."""
        order = {Place.Kind.STOP: 0, Place.Kind.ENTRANCE: 1}
        return min(self.visible, key=lambda place: order.get(Place.Kind(place.kind), 2), default=None)  # fmt: skip

    @property
    def is_public(self) -> bool:
        return self.premises.published_at is not None

    @property
    def title(self) -> str:
        return words_of(self.premises, "name", self.language)

    def name(self, place: Place) -> str:
        return words_of(place, "name", self.language)

    @cached_property
    def tour(self) -> TourFile:
        """`wegwijs.tour/1` of what has a spot on a plan."""
        on_plan = [place for place in self.places if _is_on_plan(place)]
        seen = [place for place in on_plan if place.pk in self.shown]
        slugs = {place.pk: place.slug for place in on_plan}
        premises = self.premises
        return TourFile(
            name=_languages(premises.name, premises.translations, "name"),
            start=next((row.slug for row in seen if row == self.start), ""),
            levels=[self._level(level) for level in self.levels],
            places=[self._place(place) for place in seen],
            points=[
                PointRow(id=row.slug, level=_level(row), xy=_spot(row))
                for row in on_plan
                if row.pk not in self.shown
            ],
            edges=[
                _edge(row, slugs)
                for row in self.corridors
                if row.one_id in slugs and row.other_id in slugs
            ],
        )

    def _level(self, level: Level) -> LevelRow:
        plan = self.plans.get(level.pk)
        return LevelRow(
            id=str(level.number),
            name={"nl": level.name} if level.name else {},
            plan=f"sha256:{plan.material.sha256}" if plan else "",
            m_per_px=level.metres_per_pixel or SCALE,
            north_deg=level.north_degrees,
        )

    def _place(self, place: Place) -> PlaceRow:
        picture = self.pictures.get(place.pk)
        heading = place.heading_degrees
        if heading is None and picture:
            heading = picture.material.heading_degrees
        busy = ["-".join(pair) for pair in place.busy]
        return PlaceRow(
            id=place.slug,
            level=_level(place),
            xy=_spot(place),
            kind=place.kind,
            asset=f"sha256:{picture.material.sha256}" if picture else "",
            fov=picture.fov if picture else (360, 180),
            heading_deg=heading,
            name=_languages(place.name, place.translations, "name"),
            alt=_languages(place.alt, place.translations, "alt"),
            senses=Senses(noise=place.noise or 1, light=place.light or 3, busy=busy),
            step_free=place.step_free is not False,
            taken=place.photo_date.isoformat() if place.photo_date else "",
        )


def building_for(*, actor: Actor, premises: str, language: str = "nl") -> Building:
    """The building with this slug; raises MayNotKnow. Four queries."""
    days = public_days_in_query(actor=actor, premises=OuterRef("pk"))
    row: Premises = (
        Premises.objects.select_related("school")
        .annotate(days=days)
        .get_for(actor, "wayfinding.see_premises", slug=premises)
    )
    return building_of(row, actor=actor, language=language)


def building_of(
    row: Premises, *, actor: Actor, language: str = "nl", every_level: bool = False
) -> Building:
    """Three queries, however many places there are; one more with the levels that no place is on yet."""
    shown = Place.objects.visible_to(actor, "wayfinding.see_place").filter(pk=OuterRef("pk"))
    places = Place.objects.filter(premises=row).select_related("level")
    rows: list[Any] = list(places.annotate(is_shown=Exists(shown)))
    pictures = Rendition.objects.filter(premises=row, is_private=False, material__state="ready")
    found = list(pictures.select_related("material").order_by("material__at", "width"))
    return Building(
        premises=row,
        places=rows,
        shown={place.pk for place in rows if place.is_shown},
        corridors=list(Corridor.objects.filter(premises=row).order_by("pk")),
        pictures=_pictures(found),
        plans={each.material.level_id: each for each in found if each.material.kind == "plan"},
        language=language,
        other_levels=list(Level.objects.filter(premises=row)) if every_level else [],
    )


def words_of(row: Any, field: str, language: str) -> str:
    """A text of a place or premises in this language, else in Dutch."""
    return str(row.translations.get(language, {}).get(field) or getattr(row, field))


def _pictures(found: Iterable[Rendition]) -> dict[Any, Picture]:
    rows: dict[Any, list[Rendition]] = {}
    for each in found:
        if each.material.kind in ("panorama", "photo") and each.width:
            rows.setdefault(each.material, []).append(each)
    best: dict[Any, Picture] = {}
    for material, rows_of in rows.items():
        by_width = {each.width or 0: each for each in sorted(rows_of, key=lambda row: row.type)}
        fit = [width for width in by_width if width <= FULL_WIDTH[material.kind]] or [min(by_width)]
        first = [width for width in fit if width >= FIRST_WIDTH[material.kind]] or [max(fit)]
        picture = Picture(
            material=material, first=by_width[min(first)], full=by_width[max(fit)]
        )  # of two of one width the webp, which is smaller
        old = best.get(material.place_id)
        if old is None or picture.is_panorama >= old.is_panorama:
            best[material.place_id] = picture
    return best


def _is_on_plan(place: Place) -> bool:
    return place.level is not None and place.x is not None and place.y is not None


def _level(place: Place) -> str:
    return str(place.level.number) if place.level else ""


def _spot(place: Place) -> tuple[float, float]:
    return place.x or 0.0, place.y or 0.0


def _languages(dutch: str, translations: dict[str, dict[str, str]], field: str) -> dict[str, str]:
    rows = {"nl": dutch} | {name: words.get(field, "") for name, words in translations.items()}
    return {name: text for name, text in rows.items() if text}


def _edge(row: Corridor, slugs: dict[Any, str]) -> EdgeRow:
    return EdgeRow(
        a=slugs[row.one_id],
        b=slugs[row.other_id],
        m=row.metres,
        kind=KINDS[Corridor.Kind(row.kind)],
        door={True: "auto", False: "hand", None: ""}[row.door_is_automatic],
        width_cm=row.width_cm,
        step_free=row.step_free and row.kind != Corridor.Kind.STAIRS,
        noise=row.noise,
    )
