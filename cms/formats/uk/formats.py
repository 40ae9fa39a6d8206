"""Ukrainian days without a leading nought."""

DATE_FORMAT = "j E Y р."
