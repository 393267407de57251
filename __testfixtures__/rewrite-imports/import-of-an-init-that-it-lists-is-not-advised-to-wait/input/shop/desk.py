current: list[str] = []
