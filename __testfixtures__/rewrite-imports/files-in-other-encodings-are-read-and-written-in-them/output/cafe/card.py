from cafe.names import NAMES

TITLE = "Café"


def prices():
    return NAMES + ["чай"]  # по-русски
