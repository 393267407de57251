from shop.till import Box, total


def offer():
    return Box(), total([1])
