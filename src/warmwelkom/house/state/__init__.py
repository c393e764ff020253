"""Is this house safe and whole? Asked by `warmwelkom check --deploy`; each answer is a sentence that says what to do."""
