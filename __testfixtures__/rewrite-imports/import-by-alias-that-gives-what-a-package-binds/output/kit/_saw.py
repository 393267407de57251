TEETH = 4


def saw():
    return TEETH
