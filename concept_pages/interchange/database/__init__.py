"""The database side: rows written from what a folder says, and read back into the same form.

page_writing: pages, with page_tree (their places) and page_values (their content). fact_writing, file_writing: what pages point to.
page_reading: rows as PageText. names: what files call a page, a fact, a picture, and its id here.
"""
