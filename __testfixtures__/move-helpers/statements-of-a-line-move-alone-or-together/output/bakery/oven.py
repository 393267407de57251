import sys  # for measures
heat = 220; import os

wheat = 2; oats = 4  # sorts
bake = 40


def shelf():
    return os.sep, heat, wheat, oats, bake, sys.maxsize
