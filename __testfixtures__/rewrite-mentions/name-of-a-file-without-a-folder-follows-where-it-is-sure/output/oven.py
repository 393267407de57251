def main():
    print("bake")


if __name__ == "__main__":
    main()
