"""Backup and restore: one file, sealed, with all rows and files and a manifest of what must come out again.

It promises that a backup is whole or not there, that no key is ever in it, and that a restore either puts back
every row, file and lock that went in, or changes nothing. The format is that of age, around a plain tar.
"""
