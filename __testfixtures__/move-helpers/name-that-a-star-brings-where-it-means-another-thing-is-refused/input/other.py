def speed():
    return "other"
