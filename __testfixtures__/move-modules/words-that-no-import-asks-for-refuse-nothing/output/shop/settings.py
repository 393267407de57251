def get(section, name):
    return []
