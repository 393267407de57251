def currency():
    return "EUR"
