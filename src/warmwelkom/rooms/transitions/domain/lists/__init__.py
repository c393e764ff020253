"""Lists in: read, compared with what is known, shown before anything is written, written at once.

One way for every kind of list. A kind says which schema it reads, which rows it compares with and
what a row becomes (`list_kind`, `kinds`); the plan says what would happen (`plan`); a commit does
exactly that in one transaction (`commands`, `write`) and can be taken back (`undo`).
"""
