# Written on Windows.
LABEL = "Preis"	 

TEXT = """
"""