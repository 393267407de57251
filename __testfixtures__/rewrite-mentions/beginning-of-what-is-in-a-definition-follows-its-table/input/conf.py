import importlib

ALIASES = {"shop.till.pay.Receipt": "shop.Receipt", "shop.till.pay": "shop.pay"}


def resolved(target):
    for source, alias in ALIASES.items():
        if target == source or target.startswith(f"{source}.") or target.startswith(source + "."):
            return f"{alias}{target[len(source):]}"
    return target


def loaded():
    return importlib.import_module("shop.till.pay")
