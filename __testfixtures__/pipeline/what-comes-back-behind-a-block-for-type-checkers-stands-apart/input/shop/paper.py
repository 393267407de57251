class Sheet:
    pass
