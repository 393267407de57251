"""Frogs."""

from pond.toads import croak as croak, hop as hop, leap as leap, swim as swim

LEGS = 4
