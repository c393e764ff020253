"""The pupil's own welcome page: everything above that is mine, on one screen, and the one thing to do now.

It promises that nobody sees somebody else's page, that it can be read without a network on the first day,
and that a room that is not there yet leaves no hole.
"""
