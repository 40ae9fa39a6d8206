"""What people see of the search: the page, and the same as JSON."""
