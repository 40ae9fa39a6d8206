"""Ukrainian days without a leading nought."""

DATE_FORMAT = "j E Y р."
DATETIME_FORMAT = "j E Y р., G:i"
