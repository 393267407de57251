def run():
    return "fetched"
