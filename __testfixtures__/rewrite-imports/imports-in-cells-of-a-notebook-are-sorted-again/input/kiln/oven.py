def fire(pot):
    return pot
