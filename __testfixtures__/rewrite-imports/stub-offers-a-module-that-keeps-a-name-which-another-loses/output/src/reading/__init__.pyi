from core import rules as rules

KIND: rules._Kind
