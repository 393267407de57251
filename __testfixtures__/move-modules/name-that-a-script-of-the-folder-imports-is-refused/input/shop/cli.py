#!/usr/bin/env python3
import logging

if __name__ == "__main__":
    print(logging.getLogger("a").name)
