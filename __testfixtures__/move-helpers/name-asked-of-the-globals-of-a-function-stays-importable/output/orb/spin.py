from orb.whirl import MODE as MODE, PEER as PEER


class Box:
    def method(self):
        return 1
