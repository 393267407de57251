import json
from math import floor


def to_json(order):
    return json.dumps({"total": floor(order.total)})
