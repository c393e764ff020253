"""Pupils on their way from vo to mbo: lists in, matching, states, arrival. The heart of the house.

Promises: every pupil on a leavers' list is in exactly one known state with a person on it; whoever
needs someone is shown by a written rule on an open fact, never by background; a second upload of
the same file changes nothing.
"""
