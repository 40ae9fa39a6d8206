from __future__ import annotations

from hypothesis import strategies as st

# Any of many; what it is one of is known when the step is taken.
any_of = st.integers(min_value=0, max_value=10_000)
WORDS = st.sampled_from(["Neu gefasst", "Anders", "Wohnen & Ämter", "مدينة", "Київ", "a" * 200])
# What goes wrong, if anything: a statement, a receiver inside the transaction, one after it, or the process ends before it tells anybody.
FAULTS = st.one_of(st.none(), st.none(), st.integers(0, 160), st.sampled_from(["written", "published", "killed"]))
