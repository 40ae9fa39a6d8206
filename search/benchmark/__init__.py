"""How fast the search is with many documents, beside PostgreSQL's own full text."""
