class Label:
    pass
