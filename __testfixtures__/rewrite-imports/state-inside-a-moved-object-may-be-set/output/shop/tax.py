settings = {"rate": 0.25}
