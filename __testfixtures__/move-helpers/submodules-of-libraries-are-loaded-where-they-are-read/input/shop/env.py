import os
from os import environ


def home():
    return os.environ.get("HOME")


def user():
    return environ["USER"]
