def ask(text):
    from shop.engine import query

    return query(text)
