"""What must be indexed: written with the change itself, carried to the engines by a relay."""
