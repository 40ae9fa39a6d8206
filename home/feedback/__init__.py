"""Feedback from readers, above all about barriers (BITV 2.0 § 7): without account, script, cookie or third party."""
