"""Logging in with the account of one's own school (OpenID Connect).

It promises that a school's login opens only what somebody does at that school, that roles are given in here and
never by what the school's server says, and that nobody is taken for somebody else by an e-mail address that
was not proved.
"""
