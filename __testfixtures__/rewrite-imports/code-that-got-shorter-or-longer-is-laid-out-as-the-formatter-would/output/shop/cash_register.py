class Till:
    pass
