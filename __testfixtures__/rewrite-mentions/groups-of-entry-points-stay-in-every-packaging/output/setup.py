from setuptools import setup

setup(entry_points={"acme.core": ["x = acme.kernel:main"]})
