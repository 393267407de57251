from kit._imports import _allow_missing, _require_fancy

try:
    import fancy
except ImportError as _error:
    _allow_missing(_error, "fancy")


def later():
    _require_fancy("later")
    return fancy.CONST


def called_late():
    return later()
