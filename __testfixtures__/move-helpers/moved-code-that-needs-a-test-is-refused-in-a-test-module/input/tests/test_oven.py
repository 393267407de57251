import unittest


class Oven(unittest.TestCase):
    def test_oven(self):
        pass


def load_tests(loader, tests, pattern):
    tests.addTests(loader.loadTestsFromTestCase(Oven))
    return tests
