class Titled:
    def setup(self):
        self.title = ""


class Priced:
    def setup(self):
        self.price = 0


class Polite:
    def setup(self):
        super().setup()


class Bill(Titled, Priced):
    pass


class Letter(Polite, Titled):
    pass
