import importlib.util

_NEEDS_EXTRAS = {'test_pdf.py': ['reportlab']}
# Left out where the extra is not installed.
collect_ignore = [
    file
    for file, names in _NEEDS_EXTRAS.items()
    if any(importlib.util.find_spec(name) is None for name in names)
]
