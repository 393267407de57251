from other import rules
