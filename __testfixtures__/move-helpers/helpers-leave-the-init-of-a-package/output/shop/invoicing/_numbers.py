from datetime import date

PREFIX = "RE"


def number_of(count):
    return f"{PREFIX}-{date.today():%Y}-{count:05}"
