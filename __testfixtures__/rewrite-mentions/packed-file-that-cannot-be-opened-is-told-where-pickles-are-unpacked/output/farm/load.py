import pickle

import zstandard


def load(path):
    with zstandard.open(path, "rb") as file:
        return pickle.load(file)
