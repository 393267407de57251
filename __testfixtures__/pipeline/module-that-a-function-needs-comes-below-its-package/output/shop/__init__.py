from shop import grouping
