#!/usr/bin/env python3import time

from shop import queue

if __name__ == "__main__":
    print(queue.RATE, time.time)
