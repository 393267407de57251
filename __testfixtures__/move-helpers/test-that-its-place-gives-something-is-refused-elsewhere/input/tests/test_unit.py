import unittest


def setUpModule():
    print("hot")


class Unit(unittest.TestCase):
    def test_unit(self):
        self.assertTrue(True)


class Other(unittest.TestCase):
    def test_other(self):
        self.assertTrue(True)
