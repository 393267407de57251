def fast():
    return "fast"
