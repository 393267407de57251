import inspect
import sys


def price(kind):
    return inspect.getmodule(kind).PRICE


def unit(kind):
    return sys.modules[kind.__module__].UNIT


def document(kind):
    return inspect.getmodule(kind).__doc__


def label(kind):
    return sys.modules[kind.__module__].LABEL
