settings = {"rate": 0.25}


def rate():
    return settings["rate"]
