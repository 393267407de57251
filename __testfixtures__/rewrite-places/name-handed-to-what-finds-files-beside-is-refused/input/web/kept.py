from quart import Quart as Site

NAME = __name__
site = Site(NAME)
