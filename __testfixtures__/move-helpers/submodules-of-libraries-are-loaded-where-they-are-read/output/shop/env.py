from os import environ


def user():
    return environ["USER"]
