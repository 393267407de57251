import gridlib, json, store.cloud
import store.cloud.keys as keys; import os


def load(path):
    return gridlib.read(os.fspath(path)), store.cloud.open(json.dumps(path)), keys.all()
