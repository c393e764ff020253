"""The shared Django floor; it knows no room."""
