import sys

BEGINNINGS = ("brook.", "json.")


def loaded():
    return [name for name in sys.modules if name == "brook" or name.startswith("brook.")]


def others():
    return [name for name in list(sys.modules) if name.split(".")[0] != "brook"]


def by_constant():
    return [name for name, module in sys.modules.items() if name.startswith(BEGINNINGS)]


def short(name):
    return name.removeprefix("brook.")


def fresh(before):
    new = set(sys.modules) - before
    return "brook" in new
