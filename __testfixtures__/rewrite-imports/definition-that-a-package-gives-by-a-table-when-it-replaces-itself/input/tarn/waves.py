def splash():
    return 4
