def greeting(json, count):
    floor = [number for number in range(count)]

    def lines():
        return [json.dumps(entry) for entry in floor]

    return lines()
