def is_grain(kind):
    return getattr(kind, "__module__", None) in (__name__, "farm.seeds")
