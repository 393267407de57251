def base(name):
    return name
