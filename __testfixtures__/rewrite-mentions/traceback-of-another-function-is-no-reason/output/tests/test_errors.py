EXPECTED = """\
Traceback (most recent call last):
  File "test_errors.py", line ___, in test_sell
  File "engine.py", line ___, in sell
AttributeError: 'NoneType' object has no attribute 'price'
"""
