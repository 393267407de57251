from store import local

from shop import _imports as _optional_imports


class Box:
    def __init__(self, bucket: "_optional_imports.store_cloud.Bucket"):
        _imports = _optional_imports.store_cloud.open(bucket)
        self.bucket = _imports, local, _optional_imports.store_cloud_keys.first
