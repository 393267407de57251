SIZE: int
