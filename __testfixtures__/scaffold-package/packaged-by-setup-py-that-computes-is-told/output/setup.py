from setuptools import find_packages, setup

import os

setup(name="shop", version="1.0", install_requires=os.environ["NEEDED"].split())
