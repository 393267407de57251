from importlib import import_module


def load(part):
    return import_module("." + part, __package__)


Session = load(".k.session").Session
