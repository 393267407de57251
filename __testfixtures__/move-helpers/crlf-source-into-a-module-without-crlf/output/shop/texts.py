GREETING = "Hello"

# What everybody agrees to.
TERMS = """\
Pay
in time.
"""
