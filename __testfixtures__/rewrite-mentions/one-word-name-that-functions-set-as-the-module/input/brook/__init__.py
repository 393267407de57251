from .inner.fish import Carp, swim, dive
