def title():
    return "Line"
