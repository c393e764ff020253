"""Invented worlds of schools, roles, placements, moves and views; and who may read what in them, from the rules.

The oracle is written from the rules in words (domain.md 1.2, 3.5; issue 6) on plain data. It shares no
code with the policies: no query, no grant, no form.
"""

from __future__ import annotations

from dataclasses import dataclass

from hypothesis import strategies as st

YEAR = 2025  # of the region and of every pupil's exam
PUPILS = {"dina": ("witt", "4K1"), "bas": ("witt", "4K2"), "cato": ("maris", "4K1")}
FIELDS = {"asks": "A", "learning": "B", "event": "C"}
ANEW = "limitation"
"""Of part C, written for the first time after part C was opened, and typed on since."""
MBO = ("mondriaan", "yuverta")
PROGRAMMES = {"mondriaan": ("care", "cook"), "yuverta": ("green",)}
CLASSES = ("VZ-1b", "KO-1a")


@dataclass(frozen=True, kw_only=True)
class RoleOf:
    kind: str
    place: str  # a vo campus, an mbo school, or "" for the whole region
    classes: tuple[str, ...] = ()
    programmes: tuple[str, ...] = ()
    year: int = YEAR
    ended: bool = False

    @property
    def counts(self) -> bool:
        """In force: not ended, and of this school year or a later one."""
        return not self.ended and self.year >= YEAR


@dataclass(frozen=True, kw_only=True)
class LineOf:
    """An application or an enrolment of a pupil."""

    pupil: str
    school: str
    programme: str | None
    is_enrolment: bool
    class_name: str = ""
    gone: bool = False


@dataclass(frozen=True, kw_only=True)
class World:
    """`delivered`: pupil -> (which enrolment in `lines`, has it ended, is the programme still the same)."""

    roles: tuple[RoleOf, ...]
    lines: tuple[LineOf, ...]
    delivered: dict[str, tuple[int, bool, bool]]
    moved: frozenset[str]
    objected: frozenset[str]
    corrected: frozenset[str]
    c_is_open: frozenset[str]
    c_anew: frozenset[str]
    c_mended: frozenset[str]
    """Whose part C was corrected after it was opened."""


def decides_on(world: World, pupil: str) -> bool:
    """Whoever has decided or may still decide on this pupil's admission."""
    return any(
        role.kind == "intaker"
        and role.year >= YEAR  # in force, or ended since this school year
        and role.place == line.school
        and (not role.programmes or line.programme is None or line.programme in role.programmes)
        for role in world.roles
        for line in world.lines
        if line.pupil == pupil
    )


def may_read(world: World, pupil: str) -> set[tuple[str, bool]]:
    """(part, also its earlier versions) that the person of this world reads of this pupil."""
    if decides_on(world, pupil):
        return set()
    campus, class_name = PUPILS[pupil]
    found: set[tuple[str, bool]] = set()
    for role in world.roles:
        if not role.counts:
            continue
        if role.kind == "mentor" and (role.place, role.year) == (campus, YEAR):
            found |= {("A", True), ("B", True)} if class_name in role.classes else set()
        if role.kind == "care_coordinator" and role.place == campus and role.year == YEAR:
            found |= {("A", True), ("B", True), ("C", True)}
        if _receives(world, role, pupil):
            found |= {("A", False), ("B", False)}
            found |= {("C", False)} if pupil in world.c_is_open else set()
    return found


def _receives(world: World, role: RoleOf, pupil: str) -> bool:
    """The class mentor or support team of the placed programme, from delivery, while the place stands."""
    if role.kind not in ("class_mentor", "support_team") or pupil not in world.delivered:
        return False
    index, ended, same_programme = world.delivered[pupil]
    line = world.lines[index]
    if ended or line.gone or pupil in world.moved or not same_programme:
        return False
    if role.place != line.school or role.year - YEAR not in (0, 1):
        return False
    if role.programmes and line.programme not in role.programmes:
        return False
    return role.kind == "support_team" or line.class_name in role.classes


KINDS_VO = ("mentor", "care_coordinator", "decaan", "school_admin")
KINDS_MBO = ("intaker", "class_mentor", "support_team", "planner", "school_admin")
KINDS_REGION = ("coach", "doorstroompunt", "coordinator", "partner", "moderator")
years = st.sampled_from([YEAR, YEAR, YEAR, YEAR, YEAR + 1, YEAR - 1])
ended = st.sampled_from([False, False, False, True])


def _subset(values: tuple[str, ...]) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from(values), unique=True).map(tuple)


vo_roles = st.builds(
    RoleOf,
    kind=st.sampled_from(KINDS_VO),
    place=st.sampled_from(["witt", "maris"]),
    classes=_subset(("4K1", "4K2")),
    year=years,
    ended=ended,
)
mbo_roles = st.sampled_from(MBO).flatmap(
    lambda place: st.builds(
        RoleOf,
        kind=st.sampled_from(KINDS_MBO),
        place=st.just(place),
        classes=_subset(CLASSES),
        programmes=_subset(PROGRAMMES[place]),
        year=years,
        ended=ended,
    )
)
region_roles = st.builds(RoleOf, kind=st.sampled_from(KINDS_REGION), place=st.just(""))
lines = st.sampled_from(MBO).flatmap(
    lambda school: st.builds(
        LineOf,
        pupil=st.sampled_from(sorted(PUPILS)),
        school=st.just(school),
        programme=st.sampled_from([*PROGRAMMES[school], None]),
        is_enrolment=st.booleans(),
        class_name=st.sampled_from(CLASSES),
        gone=st.sampled_from([False, False, True]),
    )
)
most_pupils = st.frozensets(st.sampled_from(sorted(PUPILS)), min_size=1)
some_pupils = st.frozensets(st.sampled_from(sorted(PUPILS)))


def _around(line: LineOf) -> st.SearchStrategy[RoleOf]:
    """Somebody at the school of this line: of its class, its programme, or who decides on it."""
    own = (line.programme,) if line.programme else ()
    return st.builds(
        RoleOf,
        kind=st.sampled_from(["class_mentor", "class_mentor", "support_team", "intaker"]),
        place=st.just(line.school),
        classes=st.just((line.class_name or CLASSES[0],)),
        programmes=st.sampled_from([(), (), own, PROGRAMMES[line.school][:1]]),
        year=years,
        ended=ended,
    )


def _of_pupil(name: str) -> st.SearchStrategy[RoleOf]:
    """A mentor of this pupil's class."""
    place, class_name = PUPILS[name]
    return st.builds(
        RoleOf, kind=st.just("mentor"), place=st.just(place), classes=st.just((class_name,)),
        year=years, ended=ended,
    )  # fmt: skip


@st.composite
def worlds(draw: st.DrawFn) -> World:
    """A few lines, deliveries to some of the placements, and one person with up to four roles around them."""
    listed = draw(st.lists(lines, min_size=1, max_size=7))
    mentors = st.sampled_from(sorted(PUPILS)).flatmap(_of_pupil)
    near = st.sampled_from(listed).flatmap(_around)
    kinds = st.one_of(near, near, near, mentors, vo_roles, mbo_roles, region_roles)
    delivered = {}
    for index, line in enumerate(listed):
        if line.is_enrolment and draw(st.sampled_from([True, True, True, False])):
            how = [(False, True), (False, True), (False, True), (True, True), (False, False)]
            delivered[line.pupil] = (index, *draw(st.sampled_from(how)))
    return World(
        roles=tuple(draw(st.lists(kinds, min_size=1, max_size=4))),
        lines=tuple(listed),
        delivered=delivered,
        moved=draw(st.one_of(st.just(frozenset()), st.just(frozenset()), some_pupils)),
        objected=draw(some_pupils),
        corrected=draw(some_pupils),
        c_is_open=draw(most_pupils),
        c_anew=draw(some_pupils),
        c_mended=draw(some_pupils),
    )
