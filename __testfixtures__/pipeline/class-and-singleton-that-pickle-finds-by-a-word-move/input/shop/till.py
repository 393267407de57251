class Mark:
    def __init__(self, name):
        self._name = name

    def __reduce__(self):
        return self._name


GONE = Mark("GONE")
KEPT = 1
