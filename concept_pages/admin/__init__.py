"""What the concept adds to Wagtail's admin."""
