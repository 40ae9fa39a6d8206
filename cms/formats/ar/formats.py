"""Arabic as the demo's texts write it: thousands set apart by a comma, which Django leaves out, decimals by a point."""

NUMBER_GROUPING = 3
THOUSAND_SEPARATOR = ","
DECIMAL_SEPARATOR = "."
DATETIME_FORMAT = "j F، Y، G:i"
SHORT_DATE_FORMAT = "j/n/Y"
