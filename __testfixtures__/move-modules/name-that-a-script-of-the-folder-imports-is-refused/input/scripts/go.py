import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "lib", "farm"))
import queue
import select

print(queue, select)
