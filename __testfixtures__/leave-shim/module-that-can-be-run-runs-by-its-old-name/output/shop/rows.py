def title():
    return "Line"


if __name__ == "__main__":
    print(title())
