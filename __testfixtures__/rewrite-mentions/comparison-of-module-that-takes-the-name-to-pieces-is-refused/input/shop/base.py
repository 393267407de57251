import re


def short_name(thing):
    if thing.__module__.startswith("shop."):
        return thing.__module__[len("shop."):]
    return thing.__module__


def plugin_of(thing):
    module = thing.__module__
    if module.startswith("shop."):
        return module.split(".")[1]
    return None


def is_ours(thing):
    return "shop" == thing.__module__.split(".")[0]


def is_ours_and_so_is_that(thing, that):
    return that.__module__ == thing.__module__.split(".")[0] == "shop"


def matches(thing):
    return re.match("shop", thing.__module__)


def is_said(thing):
    return thing.__module__.split(".")[0] in ("shop")


def given(thing, module="sold"):
    module = module or thing.__module__
    return module.startswith("shop.")


def is_this_very_module(thing):
    return thing.__module__ == "shop"


def given_again(thing, other):
    module = thing.__module__ + "."
    module = other or module
    return module.split(".")[0] == "shop"


def goes_round(things):
    module = things[0].__module__
    for thing in things:
        if module.startswith("shop."):
            module = module + thing.name


def with_a_dot(thing):
    module = thing.__module__ + "."
    return module == "shop"
