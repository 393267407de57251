"""Shipping."""

PER_KILO = 4.9


def parcels(weight):
    return weight // 30
