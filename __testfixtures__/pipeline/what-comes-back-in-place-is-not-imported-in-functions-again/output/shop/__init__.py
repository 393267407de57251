from shop import checks
