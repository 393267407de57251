import json
from shop._imports import _allow_missing
try:
    import gridlib.codecs  # registers its codecs
except ImportError as _error:
    _allow_missing(_error, "gridlib")
import shop.money

import logging


def plain():
    return json, logging, shop.money
