NAMES = [".middleware", ".json"]
