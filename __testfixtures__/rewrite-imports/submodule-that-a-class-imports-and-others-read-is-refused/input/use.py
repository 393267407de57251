import orb.calm
from kit import Kit


class Sub(Kit):
    def go(self):
        return getattr(self.orb, "turn").axis() + orb.calm.axis()
