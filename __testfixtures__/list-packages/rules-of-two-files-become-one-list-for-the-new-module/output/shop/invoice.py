def sendIt():
    return 1
