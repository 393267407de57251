import gc
import threading

import pytest


@pytest.fixture(autouse=True)
def loader_threads_end():
    """No thread of a loader outlives the test that started it."""
    before = set(threading.enumerate())
    yield
    gc.collect()
    started = [thread for thread in threading.enumerate() if thread not in before]
    for thread in started:
        if "(" in thread.name:  # Python calls it after its function: nobody named it
            thread.join(timeout=10)
            assert not thread.is_alive(), f"{thread.name} is left: exhaust its loader"
