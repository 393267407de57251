class Tabby:
    pass


class Lynx:
    pass
