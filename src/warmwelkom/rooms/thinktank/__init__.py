"""The think tank: what pupils need, what partners think of, plans, pilots, and the thread between them.

It promises that nothing public goes unseen, that a need is heard and answered and never rejected,
that every change of state carries a reason in plain words, and that no pupil's record ever enters:
a need has no name, no address and no moment finer than its week.
"""
