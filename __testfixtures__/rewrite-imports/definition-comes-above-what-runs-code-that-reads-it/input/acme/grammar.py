from acme.nodes import One


class Builder:
    def __init__(self):
        self.rule = self.build()

    def build(self):
        return None


class First(Builder):
    def build(self):
        return One()


# What everything begins with.
rule = First()


def later():
    return rule
