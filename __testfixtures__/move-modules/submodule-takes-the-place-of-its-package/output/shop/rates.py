RATES = {"DE": 0.19}
