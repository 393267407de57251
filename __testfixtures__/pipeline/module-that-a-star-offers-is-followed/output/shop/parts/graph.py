from .inner import In


class Graph:
    def view(self):
        return In()
