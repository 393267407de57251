def knot():
    return 8
