from starred import rules
