import mill.wheels

OLD = mill.wheels.speed()
