def rate(country):
    return 0.19
