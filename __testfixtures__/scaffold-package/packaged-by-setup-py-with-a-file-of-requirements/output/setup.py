from setuptools import find_packages, setup

with open("requirements.txt") as lines:
    needed = lines.read().splitlines()

setup(name="shop", version="1.0", packages=find_packages(), install_requires=needed)
