import os

from setuptools import setup

setup(name='shop', version='1', packages=['shop', 'shop.plain'] + os.environ.get('MORE', '').split())
