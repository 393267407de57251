from .loader import Later

Session = Later("..k.session", __package__)
