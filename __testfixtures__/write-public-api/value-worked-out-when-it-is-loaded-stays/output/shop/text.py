WORDS = {"a": "open"}
