def main():
    from shop.invoicing import send

    send("https://bank.example")
