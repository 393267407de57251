import json

try:
    import ujson as json
except ImportError:
    pass


def encode(value):
    return json.dumps(value)
