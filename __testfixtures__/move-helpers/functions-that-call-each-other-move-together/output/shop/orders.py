from shop.trees import depth_of_all


def pack(lines):
    return list(lines)


def unpack(lines):
    return depth_of_all(lines)
