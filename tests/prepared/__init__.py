"""Databases that tests begin with, made once and copied: see copies.py."""
