"""What holds the rooms together: settings, command line, database, demo, health."""
