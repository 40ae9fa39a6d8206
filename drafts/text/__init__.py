"""A draft's text as it is shown, wherever that is: page by page, compared, printed, found by a search.

addresses    where a page of a draft stands
languages    marks of another language than the page's
frozen_text  passages with their links and files, as of the draft
corrections  what was corrected, beside its passage
"""
