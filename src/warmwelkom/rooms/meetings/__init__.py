"""The meetings of the think tank: a day, an agenda, a board, decisions and what was promised.

It promises that a decision sets the state of what it is about, with the meeting as its source, that
published minutes never change silently, and that who joined without an account is forgotten with the
meeting. No pupil's record ever enters.
"""
