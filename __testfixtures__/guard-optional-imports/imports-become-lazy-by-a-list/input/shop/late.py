# Copyright of the shop.

import json

if json:
    pass

from gridlib import merge


def late(x):
    return merge(x)
