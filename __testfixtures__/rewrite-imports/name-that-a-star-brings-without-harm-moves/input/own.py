def sorted(xs):
    return xs
