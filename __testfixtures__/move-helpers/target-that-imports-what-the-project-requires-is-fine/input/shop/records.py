class Records:
    pass
