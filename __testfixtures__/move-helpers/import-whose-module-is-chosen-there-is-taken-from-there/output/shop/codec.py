import json as json

try:
    import ujson as json
except ImportError:
    pass
