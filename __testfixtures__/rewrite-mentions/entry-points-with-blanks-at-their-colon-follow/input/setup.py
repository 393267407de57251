from setuptools import setup

setup(
    name="kit",
    version="1",
    packages=["kit"],
    entry_points="""
    [console_scripts]
    kit = kit.a : main [extra]
    kot = kit.a:main
    """,
    extras_require={"extra": []},
)
