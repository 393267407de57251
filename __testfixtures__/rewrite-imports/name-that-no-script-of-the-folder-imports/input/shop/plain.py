import queue

LINES = queue.Queue()
