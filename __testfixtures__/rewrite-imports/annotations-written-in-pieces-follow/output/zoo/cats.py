class Tabby:
    pass
