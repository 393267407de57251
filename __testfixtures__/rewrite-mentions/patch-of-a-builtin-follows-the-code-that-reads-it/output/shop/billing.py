def ask():
    return input("Total: ")
