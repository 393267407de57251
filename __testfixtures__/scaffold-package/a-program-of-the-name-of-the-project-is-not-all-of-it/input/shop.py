from shoplib import orders

orders.main()
