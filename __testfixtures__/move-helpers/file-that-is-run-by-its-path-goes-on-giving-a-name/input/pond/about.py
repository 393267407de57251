def title():
    return "Pond"


DEPTH = 2
