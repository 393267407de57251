import math
import sys

# the dough
flour = 500
water = 350
salt = 10  # grams
rye = 1

spelt = [
    3,
]

yeast = 7


def knead(): return math.floor(flour + water);


def proof(): return knead() + sys.maxsize;
