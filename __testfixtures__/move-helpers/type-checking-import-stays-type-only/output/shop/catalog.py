class Article:
    name = "Mug"
