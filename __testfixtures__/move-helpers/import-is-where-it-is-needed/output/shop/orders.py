import json
import math
from decimal import Decimal


def to_json(order):
    return json.dumps(order, default=str)


def parcels(weight: float, limit: Decimal) -> int:
    return math.ceil(weight / float(limit))
