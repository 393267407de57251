from setuptools import setup

setup(
    name='shop',
    version='1',
    package_dir={'': 'lib'},
    packages=['shop', 'shop.parts', 'shop.plain'],
)
