class Styles:
    is_docked = False
