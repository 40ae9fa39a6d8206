"""The register of measures: every measure of the plan in force, found by field, office, target group, status, due year and words.

What is counted is read as slim rows, three queries whatever is asked, and each value of each filter becomes a bit mask over them: so all counts of all
filters cost less than one `GROUP BY` would, and "what if this filter were dropped" is free. Only the rows of the page shown become objects.
"""
