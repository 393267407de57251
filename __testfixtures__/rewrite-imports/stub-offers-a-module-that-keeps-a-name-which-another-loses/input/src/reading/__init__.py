from reading import rules
