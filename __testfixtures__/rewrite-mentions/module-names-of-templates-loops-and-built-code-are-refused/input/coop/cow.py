def lay():
    return "milk"
