from orb.still import rest as rest


def nap():
    return 5
