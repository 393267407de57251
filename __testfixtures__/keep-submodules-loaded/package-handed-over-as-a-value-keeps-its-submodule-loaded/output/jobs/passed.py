import jobs.start
import mill.wheel
import mill.wheel.spoke
from jobs.tools import count

print(count(mill.wheel))
