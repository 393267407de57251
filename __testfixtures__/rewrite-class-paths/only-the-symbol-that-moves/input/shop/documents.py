DAYS = 14


class Invoice:
    pass


class Reminder:
    Level = 1

    @classmethod
    def blank(cls):
        return cls()
