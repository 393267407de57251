class Event:
    pass


def helper():
    return 1
