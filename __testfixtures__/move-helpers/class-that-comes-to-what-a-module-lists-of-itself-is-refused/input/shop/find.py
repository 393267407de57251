from shop import bases, kinds


def all_kinds():
    return [kind for kind in kinds.__dict__.values() if isinstance(kind, type) and issubclass(kind, bases.Kind)]
