class Lines:
    def __init__(self, entries):
        self.entries = entries
