"""One file at a time: its text read into portable form, and written from it. What is read here can be written here, and reads back the same.

page_file: a page. front_matter, value_readers: its YAML. body_*, directives, tables: the blocks below. markdown_*: the rich text in them.
fact_file, implementation, library: the lists of facts, live states, pictures and documents. located, on_disk: YAML with lines, text of a file.
"""
