GRAM = 1
KILO = 1000


def rounded(weight, step=1):
    return weight // step * step
