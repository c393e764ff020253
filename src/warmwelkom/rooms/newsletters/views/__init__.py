"""The pages of calls and newsletters, one file per group."""
