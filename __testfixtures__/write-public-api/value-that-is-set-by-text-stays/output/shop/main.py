from shop import rates


def configure(values):
    setattr(rates, "RATE", values["RATE"])
