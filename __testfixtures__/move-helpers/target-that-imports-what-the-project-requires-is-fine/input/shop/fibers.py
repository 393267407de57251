import tablib


def current():
    return tablib.current()
