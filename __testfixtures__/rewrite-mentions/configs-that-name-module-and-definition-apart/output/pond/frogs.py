"""Frogs."""

from pond.toads import Frog as Frog, Tadpole as Tadpole, croak as croak, hop as hop

LEGS = 4
