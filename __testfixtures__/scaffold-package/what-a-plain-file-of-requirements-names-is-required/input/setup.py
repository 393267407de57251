from setuptools import find_packages, setup

setup(
    name="shop",
    version="1.0",
    install_requires=["moneylib"],
    extras_require={"all": ["ledgerlib>=2"], "drawings": ["drawlib"]},
    packages=find_packages(),
)
