"""The door of the transitions: what a room above may ask (decision 0012: the models are part of it)."""

from __future__ import annotations

from warmwelkom.rooms.transitions.act_words import add_words, words_for
from warmwelkom.rooms.transitions.actors import OWN_DECISION_AT, age_on
from warmwelkom.rooms.transitions.domain.access_codes import (
    CodeDoesNotFit,
    is_own_phone,
    link_hash,
    link_token,
    new_link_code,
    open_session,
    region_of,
    use_hash,
)
from warmwelkom.rooms.transitions.domain.forget import KEEP_PUPILS_YEARS, last_year_to_forget
from warmwelkom.rooms.transitions.domain.no_sign import NoSign, note_no_sign
from warmwelkom.rooms.transitions.domain.presence import (
    presence_before,
    put_back_presence,
    write_presence,
)
from warmwelkom.rooms.transitions.domain.reached import note_handed_over, take_back_handed_over
from warmwelkom.rooms.transitions.domain.rules.facts import first_day_of, usual_first_day
from warmwelkom.rooms.transitions.domain.rules.words import BY_CODE, sentence_of
from warmwelkom.rooms.transitions.queries.flows import (
    NewClass,
    Took,
    flows,
    new_class,
    new_classes,
    profiles_at_campuses,
)
from warmwelkom.rooms.transitions.queries.my_page import MyStart, my_start_for
from warmwelkom.rooms.transitions.queries.my_way import Step, way_for
from warmwelkom.rooms.transitions.rules_of_access import (
    NO_PLACE_RULES,
    RULES_FOR_MBO,
    TABLE_RULES,
    by_course,
    by_transition_as,
    campus,
    course_of,
    facts_of,
    through,
    through_roles,
    transitions_of,
)
from warmwelkom.rooms.transitions.way_back import way_back
from warmwelkom.rooms.transitions.ways import (
    Note,
    Part,
    add_duties,
    add_faces,
    add_messenger,
    add_own_part,
    add_own_way,
    add_staff_way,
    duties_for,
    faces_for,
    own_parts,
    own_ways,
    send_notes,
)
from warmwelkom.rooms.transitions.words import about_learning

__all__ = [
    "BY_CODE",
    "KEEP_PUPILS_YEARS",
    "NO_PLACE_RULES",
    "OWN_DECISION_AT",
    "RULES_FOR_MBO",
    "TABLE_RULES",
    "CodeDoesNotFit",
    "MyStart",
    "NewClass",
    "NoSign",
    "Note",
    "Part",
    "Step",
    "Took",
    "about_learning",
    "add_duties",
    "add_faces",
    "add_messenger",
    "add_own_part",
    "add_own_way",
    "add_staff_way",
    "add_words",
    "age_on",
    "by_course",
    "by_transition_as",
    "campus",
    "course_of",
    "duties_for",
    "faces_for",
    "facts_of",
    "first_day_of",
    "flows",
    "is_own_phone",
    "last_year_to_forget",
    "link_hash",
    "link_token",
    "my_start_for",
    "new_class",
    "new_classes",
    "new_link_code",
    "note_handed_over",
    "note_no_sign",
    "open_session",
    "own_parts",
    "own_ways",
    "presence_before",
    "profiles_at_campuses",
    "put_back_presence",
    "region_of",
    "send_notes",
    "sentence_of",
    "take_back_handed_over",
    "through",
    "through_roles",
    "transitions_of",
    "use_hash",
    "usual_first_day",
    "way_back",
    "way_for",
    "words_for",
    "write_presence",
]
