from store import cloud, local
from store.cloud import Bucket, keys


class Box:
    def __init__(self, bucket: "Bucket"):
        _imports = cloud.open(bucket)
        self.bucket = _imports, local, keys.first
