import sys

import serial

if sys.platform.startswith("linux"):
    import numpy
