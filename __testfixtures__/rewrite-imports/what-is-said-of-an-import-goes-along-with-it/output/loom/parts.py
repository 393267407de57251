class reed:
    T = 1


shuttle, beam, bobbin, treadle = 1, 2, 3, 4
