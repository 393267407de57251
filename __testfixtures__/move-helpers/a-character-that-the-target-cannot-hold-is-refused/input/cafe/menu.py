def prices():
    return "☃"
