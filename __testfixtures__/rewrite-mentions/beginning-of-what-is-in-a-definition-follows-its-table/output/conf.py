import importlib

ALIASES = {"shop.counter.pay.Receipt": "shop.Receipt", "shop.counter.pay": "shop.pay"}


def resolved(target):
    for source, alias in ALIASES.items():
        if target == source or target.startswith(f"{source}.") or target.startswith(source + "."):
            return f"{alias}{target[len(source):]}"
    return target


def loaded():
    return importlib.import_module("shop.counter.pay")
