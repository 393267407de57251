import json
from math import floor


def greeting(json, count):
    floor = [number for number in range(count)]

    def lines():
        return [json.dumps(entry) for entry in floor]

    return lines()


def to_json(order):
    return json.dumps({"total": floor(order.total)})
