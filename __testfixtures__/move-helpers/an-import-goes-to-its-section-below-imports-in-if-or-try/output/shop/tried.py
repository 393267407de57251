import json

try:
    import orjson
except ImportError:
    orjson = None

from shop.rates import BASE, round_up
from shop.stock import left


def dumps(value):
    return json.dumps(value) if orjson is None else orjson.dumps([value, BASE, left(1)])


def tax(value):
    return round_up(value)
