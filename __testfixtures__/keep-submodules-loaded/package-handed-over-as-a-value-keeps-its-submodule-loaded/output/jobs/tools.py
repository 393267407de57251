def count(wheel):
    return wheel.spoke.COUNT
