import multiprocessing
import numpy


class Shelf:
	def __init__(self):
		self.shared = None

	def setup(
		self,
		# fit or test
		stage,
	):
		if self.shared is None:
			self.shared = multiprocessing.Manager().list()
		# the rows
		self.rows = numpy.memmap("rows.bin")

	def teardown(self, stage):
		"""Let go of the memory maps, so that their files can be deleted."""
		self.rows = None


class Drawer(Shelf):
	def __init__(self):
		super().__init__()
		self.label = "drawer"