def lid():
    return "of the package"
