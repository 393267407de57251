try:
    from json import dumps
except ImportError:
    pass
