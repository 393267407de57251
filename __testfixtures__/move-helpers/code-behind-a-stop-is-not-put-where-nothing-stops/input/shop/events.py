def ring():
    return "ring"
