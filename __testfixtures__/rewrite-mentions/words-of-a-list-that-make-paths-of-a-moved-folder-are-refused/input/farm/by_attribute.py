from farm import HERE


class Farm:
    def __init__(self):
        self.words = []
        self.words.extend(["field", "barn"])

    def folder(self):
        return HERE

    def folders(self):
        for word in self.words:
            yield self.folder() / word
