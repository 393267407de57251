import os

HERE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
TEXT = open(os.path.join(HERE, "t.txt")).read()
