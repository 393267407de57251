import json; import math; import zlib  # all small


def floor_cents(amount):
    return math.floor(amount * 100) / 100


def checksum(order):
    return zlib.crc32(json.dumps(order).encode())
