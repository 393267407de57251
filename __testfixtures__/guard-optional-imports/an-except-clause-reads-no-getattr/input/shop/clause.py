import gridlib


def first(rows):
    try:
        return rows[0]
    except gridlib.Error:
        return None
