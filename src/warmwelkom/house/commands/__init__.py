"""The commands of `warmwelkom` that read and write files and need no database.

Each module here has `add_arguments(parser)` and `run(args) -> int` (the exit code);
`warmwelkom.house.cli` imports it only when its command is called. `demo load` alone starts the house.
"""
