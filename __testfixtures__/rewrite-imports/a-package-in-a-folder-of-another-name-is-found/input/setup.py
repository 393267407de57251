from setuptools import find_packages, setup

setup(name="shop", package_dir={"": "Lib"}, packages=find_packages("Lib"))
