from core import rules
