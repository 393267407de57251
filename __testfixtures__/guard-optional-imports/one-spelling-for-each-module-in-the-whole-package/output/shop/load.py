import json
import os
from shop import _imports


def load(path):
    return _imports.gridlib.read(os.fspath(path)), _imports.store_cloud.open(json.dumps(path)), _imports.store_cloud_keys.all()
