import jobs.start
import mill.wheel
from jobs.tools import count

print(count(mill.wheel))
