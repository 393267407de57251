from orb.whirl import speed as speed


def axis():
    return 5
