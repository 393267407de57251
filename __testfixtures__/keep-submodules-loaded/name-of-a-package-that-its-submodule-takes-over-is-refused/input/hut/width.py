def wide():
    return "wide"
