import os

HERE = os.path.dirname(__file__)
collect_ignore = ["barn"]
