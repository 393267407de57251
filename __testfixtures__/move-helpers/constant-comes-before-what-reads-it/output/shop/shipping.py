"""Shipping."""


def parcels(weight):
    return weight // 30
