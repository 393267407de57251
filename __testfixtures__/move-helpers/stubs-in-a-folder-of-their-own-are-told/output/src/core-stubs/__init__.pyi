from core import rules as rules
