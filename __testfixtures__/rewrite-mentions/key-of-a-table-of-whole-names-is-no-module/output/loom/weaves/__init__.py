from importlib import import_module

_WEAVES = {"twill": "loom.weaves.diagonal.twill", "plain": "loom.weaves.plain.plain"}


def weave(name):
    if name in _WEAVES:
        module, function = _WEAVES[name].rsplit(".", 1)
    else:
        module, _, function = name.rpartition(".")
    return getattr(import_module(module), function)
