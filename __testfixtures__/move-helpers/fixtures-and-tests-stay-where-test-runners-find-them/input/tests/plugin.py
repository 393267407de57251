def pytest_configure(config):
    pass


def pytest_collection_modifyitems(items):
    items.reverse()
