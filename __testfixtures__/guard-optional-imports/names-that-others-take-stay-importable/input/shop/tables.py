from gridlib import Column, Row

__all__ = ["Column"]


def row(x):
    return Row(x)
