"""From the database to documents of the search."""
