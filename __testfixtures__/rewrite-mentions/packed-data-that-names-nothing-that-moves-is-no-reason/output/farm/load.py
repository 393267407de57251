import pickle


def load(path):
    with open(path, "rb") as file:
        return pickle.load(file)
