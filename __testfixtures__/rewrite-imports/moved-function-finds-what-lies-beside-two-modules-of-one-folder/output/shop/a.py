def stays():
    return 1
