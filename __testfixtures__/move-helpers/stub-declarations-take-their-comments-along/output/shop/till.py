def close():
    return None
