import os


def folder(function):
    return os.path.dirname(function.__code__.co_filename)
