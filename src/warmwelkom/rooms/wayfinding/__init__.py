"""Wegwijs: places of a building with pictures and words, from which a tour, a route and a film are made.

It promises that nothing is public that no person has looked at; that a face which nobody has decided on is a
solid box in every picture that leaves the house; that place and camera are out of every picture; that who asks
to be taken out is out at once; and that a place that is not right any more can be told by anybody.
"""
