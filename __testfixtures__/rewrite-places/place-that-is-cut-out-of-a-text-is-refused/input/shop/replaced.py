def rates():
    return open(__file__.replace("replaced.py", "data/rates.txt")).read()
