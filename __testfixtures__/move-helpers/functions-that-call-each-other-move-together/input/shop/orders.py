def depth(bundle):
    return 1 + depth_of_all(bundle.parts)


def pack(lines):
    return list(lines)


def depth_of_all(bundles):
    return max((depth(bundle) for bundle in bundles), default=0)


def unpack(lines):
    return depth_of_all(lines)
