"""The think tank of the demo region: around the real first ideas of Haaglanden, everybody in it invented."""
