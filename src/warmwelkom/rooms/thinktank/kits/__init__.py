"""Plan kits: a plan to take along as one file, and what came of it to send back. Pure: text in, plain data out.

Both formats are told in docs/formats/plan-kit.md. A file is believed in nothing: its hash is computed again,
every field has a type and a limit, and what is not known is refused with a sentence.
"""
