INK: int
