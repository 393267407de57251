import json; import zlib  # all small


def checksum(order):
    return zlib.crc32(json.dumps(order).encode())
