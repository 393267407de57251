from setuptools import setup

setup(
    name="kit",
    version="1",
    packages=["kit"],
    entry_points="""
    [console_scripts]
    kit = kit.b : main [extra]
    kot = kit.b:main
    """,
    extras_require={"extra": []},
)
