def miles():
    return 8
