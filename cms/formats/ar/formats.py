"""Arabic with the thousands set apart, which Django leaves out."""

NUMBER_GROUPING = 3
SHORT_DATE_FORMAT = "j/n/Y"
