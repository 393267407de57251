# -*- coding: cp1251 -*-
from cafe.names import NAMES


def prices():
    return NAMES + ["чай"]  # по-русски


def rest():
    return "кофе"
