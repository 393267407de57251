#!/usr/bin/env python3import time

from shop import more

if __name__ == "__main__":
    print(more.RATE, time.time)
