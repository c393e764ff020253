"""Who may do what: actors, policies as data, the gate, the region scope and commands.

Promise: what no policy names answers 403, what you may not know of answers 404, another region is
always 404, and one rule per kind of object gives both the lists and the single object.
"""
