class Person:
    stamp = 1
