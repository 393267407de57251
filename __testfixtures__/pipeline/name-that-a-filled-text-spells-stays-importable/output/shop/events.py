class Event:
    pass


def helper():
    return 1


vchar = r"[a-z]"
