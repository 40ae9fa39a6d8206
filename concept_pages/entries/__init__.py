"""Entry pages: everything about one office, one target group, one field of action on one page, and the lists of them."""
