import inspect
import os


class Rates:
    @classmethod
    def read(cls):
        here = os.path.dirname(inspect.getsourcefile(cls))
        return open(os.path.join(here, "rates.txt")).read()
