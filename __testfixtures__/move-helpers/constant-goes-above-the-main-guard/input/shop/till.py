"""The till."""
import sys

LINES = 40
if __name__ == '__main__':
    print(sys.argv[:LINES])