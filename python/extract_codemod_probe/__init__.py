"""What `probe_imports.py` is made of; nothing but the standard library is used."""
