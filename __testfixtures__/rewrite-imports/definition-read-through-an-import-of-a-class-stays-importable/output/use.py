from kit import Kit


class Sub(Kit):
    def go(self):
        module = self.other
        return module.axis()


LAST = getattr(Kit.spin, "last")
