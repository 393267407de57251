class Gross:
    def add(self):
        return 1
