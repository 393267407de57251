"""Helpers of the tarn."""


def wriggle():
    return 3
