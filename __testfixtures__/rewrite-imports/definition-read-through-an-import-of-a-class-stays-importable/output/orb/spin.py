from orb.whirl import axis as axis, last as last, speed as speed


def stay():
    return 8
