import gridlib, json


def size(x):
    return gridlib.size(json.loads(x))
