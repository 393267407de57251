import os
import sys

if os.name == "nt":

    import win32con

    LOCK = win32con.LOCKFILE_EXCLUSIVE_LOCK

elif os.name == "posix":
    import fcntl

    LOCK = fcntl.LOCK_EX

if sys.platform != "win32":
    import yaml
else:
    import serial
