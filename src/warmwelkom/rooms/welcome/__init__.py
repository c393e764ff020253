"""The pupil's own welcome page: everything above that is mine, on one screen, and the one thing to do now.

It promises that nobody sees somebody else's page, that it can be read without a network on the first day,
and that a room that is not there yet leaves no hole.
"""

LANGUAGES = ("ar",)
"""What its pages speak beside Dutch and English; not yet checked by a person, and they say so."""
