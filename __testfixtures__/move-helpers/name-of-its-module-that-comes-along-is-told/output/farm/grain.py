import sys

SEASON = "spring"


class Rye:
    def season(self):
        return sys.modules[type(self).__module__].SEASON
