"""The demo's summer: tasks, messages, replies, calls and the pupil's own page, by the commands that everybody uses."""
