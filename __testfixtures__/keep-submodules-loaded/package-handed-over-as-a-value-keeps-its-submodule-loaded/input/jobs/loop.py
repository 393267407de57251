import jobs.start
import mill.wheel

for part in (mill.wheel,):
    print(part.spoke.COUNT)
