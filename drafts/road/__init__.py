"""Closes every other road to the public for the pages of documents.

guard        Django's and Wagtail's signals: what people and code do, refused with a sentence
refusals     the sentences
triggers     the floor below: what the database refuses to any client
middleware   turns a refusal into a message where the person stands
columns      which values of a page are public text
buttons      what the admin does not even offer
deleting     what is left out of the next draft instead
unpublishing a page and those below it, refused as a whole
translations what wagtail-localize would publish becomes working text
"""
