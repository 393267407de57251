def swim():
    return 2
