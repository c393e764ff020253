"""The API of tasks: the own system of a school reads what is open and says what is done (decision 0020)."""
