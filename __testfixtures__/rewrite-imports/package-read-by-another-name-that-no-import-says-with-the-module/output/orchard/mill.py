def juice(apples):
    return apples / 2
