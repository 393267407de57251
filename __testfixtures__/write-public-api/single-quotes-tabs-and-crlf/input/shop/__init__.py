'''A shop.'''
from .tax import net


def first():
	return 'first'


__all__ = ['first', 'net']
