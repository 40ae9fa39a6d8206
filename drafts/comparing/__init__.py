"""The synopsis of two drafts as readers see it: what `drafts.synopsis` finds, stored by page, filtered, and printed.

pairs       the two texts of an address, for who may read both
texts       pages of drafts, and of the working text, as the comparison takes them
pages       what became of each page, in all languages, without the words
overview    what changed on which page, without the words: enough to count, filter and number
kinds       what a change is, in words
entries     the words of one page, marked
stored      overview and entries, kept for each pair of drafts
since_last  what a draft changed of the one before it
corrections those of both drafts, asked for each time
choice      what of it a reader asks to see
showing     a sheet as its template prints it
printing    links and marks as the public page prints them
printed     a sheet as it was printed last
views       the addresses
"""
