import multiprocessing
import numpy


class Shelf:
	def __init__(self):
		self.shared = multiprocessing.Manager().list()

	def setup(
		self,
		# fit or test
		stage,
	):
		# the rows
		self.rows = numpy.memmap("rows.bin")


class Drawer(Shelf):
	def __init__(self):
		super().__init__()
		self.label = "drawer"