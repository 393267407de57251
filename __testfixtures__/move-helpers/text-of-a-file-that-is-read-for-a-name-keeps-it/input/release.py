import os
import re

with open(os.path.join(os.path.dirname(__file__), "pond", "version.py")) as file:
    print(re.search(r'^__version__ = "(.*)"', file.read(), re.M).group(1))
