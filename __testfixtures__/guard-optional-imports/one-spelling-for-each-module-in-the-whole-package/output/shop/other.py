from shop._imports import _allow_missing, _require_store_cloud

try:
    import store.cloud
except ImportError as _error:
    _allow_missing(_error, "store.cloud")


def other():
    _require_store_cloud("other")
    return store.other, store.cloud.open(1)
