RATES = {"DE": 0.19}

for country in ("AT", "FR"):
    RATES[country] = 0.2


def gross(net, country):
    return net * (1 + RATES[country])
