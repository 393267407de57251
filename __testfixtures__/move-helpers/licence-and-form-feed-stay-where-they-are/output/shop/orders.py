# Copyright the shop
# All rights reserved


def pack(lines):
    return list(lines)
