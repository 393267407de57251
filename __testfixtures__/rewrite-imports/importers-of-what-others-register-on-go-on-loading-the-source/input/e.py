from tug.cli import run as go

tug = go()
