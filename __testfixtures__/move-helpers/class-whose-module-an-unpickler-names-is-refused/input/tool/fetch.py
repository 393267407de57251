LIMIT = 3


class Job:
    n = 4


class Task:
    n = 5


def other():
    return 1
