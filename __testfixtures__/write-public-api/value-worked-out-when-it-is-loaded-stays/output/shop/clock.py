from time import time

STARTED: float = time()
