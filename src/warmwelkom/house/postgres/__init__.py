"""The embedded database: PostgreSQL out of a wheel, for whoever has no server of their own.

Data and sockets stand in directories of their own that no other local user can enter; no mode of
an existing directory is changed. With DATABASE_URL set, nothing here runs.
"""
