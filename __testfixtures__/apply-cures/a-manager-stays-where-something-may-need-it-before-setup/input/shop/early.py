from multiprocessing import Manager

SHARED = Manager().dict()


class ReadElsewhere:
    def __init__(self):
        self.reads = Manager().dict()

    def setup(self, stage):
        self.ready = True

    def count(self):
        return len(self.reads)


class ReadInInit:
    def __init__(self):
        self.rows = Manager().dict()
        self.size = len(self.rows)

    def setup(self, stage):
        self.ready = True


class NoSetup:
    def __init__(self):
        self.none = Manager().dict()


class Conditional:
    def __init__(self, share):
        if share:
            self.maybe = Manager().dict()

    def setup(self, stage):
        self.ready = True


class Parameter:
    def __init__(self, start):
        self.started = Manager().dict(start)

    def setup(self, stage):
        self.ready = True


class Hidden:
    def __init__(self):
        self.hidden = Manager().dict()

    def setup(self, stage):
        self.ready = True


class Hiding(Hidden):
    def setup(self, stage):
        self.ready = False


class Outside:
    def __init__(self):
        self.outside = Manager().dict()

    def setup(self, stage):
        self.ready = True


class Named:
    def __init__(self):
        self.named = Manager().dict()

    def setup(self, stage):
        self.ready = True


class Local:
    def __init__(self):
        self.handed = Manager().dict()

    def setup(self, stage, Manager=None):
        self.ready = True


class CallsSetup:
    def __init__(self):
        self.called = Manager().dict()
        self.setup("fit")

    def setup(self, stage):
        self.ready = True


class Tested:
    def __init__(self):
        self.tested = Manager().dict()

    def setup(self, stage):
        self.ready = True


class Other:
    """Its own `rows`, which nobody shares."""

    def __init__(self):
        self.rows = {}

    def setup(self, stage):
        return len(self.rows)
