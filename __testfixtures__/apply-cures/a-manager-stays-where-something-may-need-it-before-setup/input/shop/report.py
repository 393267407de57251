from shop.early import Outside


def report():
    module = Outside()
    return getattr(module, "named", None), len(module.outside)
