import math; import sys  # for measures
heat = 220; import os

# the dough
flour = 500; water = 350; salt = 10  # grams
rye = 1; wheat = 2; spelt = [
    3,
]; oats = 4  # sorts
bake = 40; yeast = 7;


def knead(): return math.floor(flour + water);


def proof(): return knead() + sys.maxsize; 


def shelf():
    return os.sep, heat, wheat, oats, bake, sys.maxsize
