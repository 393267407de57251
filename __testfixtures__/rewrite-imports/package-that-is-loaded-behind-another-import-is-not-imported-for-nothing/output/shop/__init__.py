import hall

hall.start("shop")
