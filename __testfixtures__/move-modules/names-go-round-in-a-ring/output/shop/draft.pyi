STATE: str
