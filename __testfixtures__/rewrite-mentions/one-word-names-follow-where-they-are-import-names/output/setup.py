from setuptools import setup

setup(
    name="tools",
    packages=["heron_tools"],
    package_dir={"heron_tools": "heron_tools"},
    package_data={"heron_tools": ["*.txt"]},
    keywords=["tools"],
)
