import numpy


class Shelf:
    def setup(self):
        self.rows = numpy.memmap("rows.bin")