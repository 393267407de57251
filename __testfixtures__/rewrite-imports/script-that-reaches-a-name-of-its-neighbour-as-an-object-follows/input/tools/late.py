def main():
    import oven as own

    return own.bake()
