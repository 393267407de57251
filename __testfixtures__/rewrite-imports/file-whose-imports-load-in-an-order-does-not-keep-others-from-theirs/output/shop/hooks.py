from logging import Handler


class Bell(Handler):
    pass
