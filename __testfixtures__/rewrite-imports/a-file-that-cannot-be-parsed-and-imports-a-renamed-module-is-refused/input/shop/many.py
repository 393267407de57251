lazy from . import (  # all (of them)
    other,
    models,  # the last
)
