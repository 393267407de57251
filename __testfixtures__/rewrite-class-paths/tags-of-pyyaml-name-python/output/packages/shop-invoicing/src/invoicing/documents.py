class Invoice:
    @classmethod
    def blank(cls):
        return cls()


class Reminder(Invoice):
    pass
