from acme.nodes import Node


class Builder:
    def __init__(self):
        self.rule = self.build()

    def build(self):
        return None


class First(Builder):
    def build(self):
        return One()


class One(Node):
    pass


# What everything begins with.
rule = First()


def later():
    return rule
