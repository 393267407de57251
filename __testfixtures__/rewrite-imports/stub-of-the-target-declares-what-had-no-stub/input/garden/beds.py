def dig(depth):
    return depth
