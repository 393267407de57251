def lid():
    return "of the module"
