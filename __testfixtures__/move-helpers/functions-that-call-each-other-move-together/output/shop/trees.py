def depth(bundle):
    return 1 + depth_of_all(bundle.parts)


def depth_of_all(bundles):
    return max((depth(bundle) for bundle in bundles), default=0)
