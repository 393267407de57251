def nightly():
    return "night"


def stay():
    return 1
