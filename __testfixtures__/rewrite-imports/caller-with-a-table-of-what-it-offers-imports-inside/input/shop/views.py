class LineView:
    def __init__(self, lines):
        self.lines = lines


class TotalView:
    pass
