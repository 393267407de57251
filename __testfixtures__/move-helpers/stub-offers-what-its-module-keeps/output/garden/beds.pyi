from garden.tools import Rake, Spade as Spade

class Bed:
    rake: Rake
