import jobs.start
import mill.wheel
import mill.wheel.spoke

for part in (mill.wheel,):
    print(part.spoke.COUNT)
