"""A file that takes longer than somebody waits for a page: asked for, made by a job, followed, kept.

It promises that what is asked twice is made once, that the page says how far it is or what went wrong,
that a worker that was killed costs time and no file, and that a file goes with its row.
"""
