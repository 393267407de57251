def croak(*at):
    return at


def hop():
    return 1
