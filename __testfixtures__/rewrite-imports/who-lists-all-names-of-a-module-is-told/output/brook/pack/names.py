ONE = 1
TWO = 2

ALL = [name for name in dir() if name.isupper()]
FIRST = globals()["ONE"]

LIMIT = 3
