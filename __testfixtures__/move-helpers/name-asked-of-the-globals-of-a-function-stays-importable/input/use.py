from orb.spin import Box


class Sub(Box):
    def go(self):
        return self.method.__globals__["PEER"]


MODE = getattr(Box.method, "__globals__").get('MODE')
