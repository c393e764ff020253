"""One package for each thing people come for."""
