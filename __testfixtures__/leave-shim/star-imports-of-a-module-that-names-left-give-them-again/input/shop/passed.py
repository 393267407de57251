from json import *


def round_up(amount):
    return amount


def title():
    return dumps("Passed")
