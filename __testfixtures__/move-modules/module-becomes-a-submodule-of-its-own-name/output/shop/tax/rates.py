RATES = {"DE": 0.19}


def rate(country):
    return RATES[country]
