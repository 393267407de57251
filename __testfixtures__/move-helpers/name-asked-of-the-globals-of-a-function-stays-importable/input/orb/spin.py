PEER = 1
MODE = 2
REST = 3


class Box:
    def method(self):
        return 1
