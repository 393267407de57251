import zlib

MODEL = zlib.decompress(b'x\x9ck`\x99*\xc6\x00\x01=\\i\x89E\xb9z\xc9E\xf9\x05\xc5Sz\x98\x83*S\xa7L\x9e\xa2\x07\x00\x86\xfb\t\xfd')
TEXT = "H4sIAAAAAAACA2tgmSrGAAE9XGmJRbl6yUX5BcVTepiDKlOnTJ6iBwA9vnWQIQAAAA=="
