import time

OPENED = time.monotonic()
