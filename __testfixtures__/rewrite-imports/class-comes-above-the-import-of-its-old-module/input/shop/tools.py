def pen():
    return "pen"
