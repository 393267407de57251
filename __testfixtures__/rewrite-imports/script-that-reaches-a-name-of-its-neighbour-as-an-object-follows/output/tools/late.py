def main():
    import press

    return press.bake()
