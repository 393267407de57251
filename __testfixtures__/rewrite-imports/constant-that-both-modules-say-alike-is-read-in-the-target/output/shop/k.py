class Event:
    n = 5
