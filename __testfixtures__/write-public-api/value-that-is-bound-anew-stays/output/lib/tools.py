def saw():
    return "saw"
