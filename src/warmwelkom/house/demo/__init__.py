"""The demo region: invented people in real places, and the lists that their schools give.

Building is pure: the same seed gives the same files, byte for byte; no database and no clock. Loading takes
those files in the way every school does, day by day. Everybody is invented and can be told as such: mail
addresses end in `.example`, mobile numbers begin with 06-0, postcodes are those of post-office boxes.
"""
