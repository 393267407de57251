lazy from shop import other, \
    models
