from collections import namedtuple

record = namedtuple
Line = record('Line', 'price number')
