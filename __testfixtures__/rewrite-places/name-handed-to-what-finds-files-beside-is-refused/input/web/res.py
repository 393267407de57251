import sys
from importlib import import_module, resources
from pathlib import Path

from flask import Flask


class App(Flask):
    pass


def load(name, file):
    return (Path(sys.modules[name].__file__).parent / file).read_text()


def create(import_name):
    return Flask(import_name)


def deep(name, file):
    return found(file, where=name)


def found(file, where):
    return resources.files(import_module(where)).joinpath(file)


def note(name, text):
    return f"{name}: {text}"
