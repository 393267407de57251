from tests.ovens import pytest_collection_modifyitems as pytest_collection_modifyitems


def pytest_configure(config):
    pass
