import json

try:
    import orjson
except ImportError:
    orjson = None

from shop.rates import BASE
from shop.stock import left


def dumps(value):
    return json.dumps(value) if orjson is None else orjson.dumps([value, BASE, left(1)])
