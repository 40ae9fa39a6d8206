"""The synopsis of two drafts as readers see it: what `drafts.synopsis` finds, stored by page, filtered, and printed.

texts     pages of drafts, and of the working text, as the comparison takes them
outline   what changed on which page, without the words: enough to count, filter and number
entries   the words of one page, marked
stored    both, kept for each pair of drafts
choice    what of it a reader asks to see
printing  links and marks as the public page prints them
views     the addresses
"""
