import json
import os


def load(path):
    with open(os.path.join(".", path)) as file:
        return json.load(file)
