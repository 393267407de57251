from .speed import fast as speed
from . import track

depth = track.go()
