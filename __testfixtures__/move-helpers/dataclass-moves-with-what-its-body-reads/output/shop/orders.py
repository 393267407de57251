from datetime import date


def weekday(day: date) -> int:
    return day.weekday()
