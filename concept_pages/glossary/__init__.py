"""Glossary and abbreviations: what the words mean, where they stand, and their quiet links in the text."""
