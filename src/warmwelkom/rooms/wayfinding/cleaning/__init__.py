"""What a phone hands over, made fit: known by what is in it, bare of place and camera, in the sizes that are shown."""
