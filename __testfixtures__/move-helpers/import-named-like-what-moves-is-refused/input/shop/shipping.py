from math import floor


def parcels(weight):
    return 1 + floor(weight / 30)
