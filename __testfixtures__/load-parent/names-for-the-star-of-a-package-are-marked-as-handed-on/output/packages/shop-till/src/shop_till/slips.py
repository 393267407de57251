class Slip:
    pass
