"""Files that people bring: recognised by what is in them, kept under a name that says nothing, served as a file.

It promises that nothing is kept that we do not know, that a picture tells nothing of its maker, and that
no file is ever shown inside a page of ours.
"""
