import numpy


class Shelf:
    def setup(self):
        self.rows = numpy.memmap("rows.bin")

    def teardown(self):
        """Let go of the memory maps, so that their files can be deleted."""
        self.rows = None