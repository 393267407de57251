# -*- coding: cp1251 -*-


def rest():
    return "кофе"
