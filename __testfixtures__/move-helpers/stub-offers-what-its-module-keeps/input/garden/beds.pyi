class Spade:
    edge: int

class Rake:
    teeth: int

class Hoe: ...

class Bed:
    rake: Rake
