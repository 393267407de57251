from collections import namedtuple

Line = namedtuple('Line', 'price number')
