"""The middle, where both directions meet: a page, a block, a fact in the form that files and database have in common.

Everything is named, nothing has an id of this database. Which fields there are is read from the models.
"""
