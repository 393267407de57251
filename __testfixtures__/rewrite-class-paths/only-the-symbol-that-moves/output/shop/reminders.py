DAYS = 14


class Reminder:
    Level = 1

    @classmethod
    def blank(cls):
        return cls()
