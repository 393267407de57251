import json


def to_json(price):
    return json.dumps(price)
