class PdfExport:
    def __init__(self, paper):
        self.paper = paper
