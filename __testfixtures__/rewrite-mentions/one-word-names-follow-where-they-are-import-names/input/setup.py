from setuptools import setup

setup(
    name="tools",
    packages=["tools"],
    package_dir={"tools": "tools"},
    package_data={"tools": ["*.txt"]},
    keywords=["tools"],
)
