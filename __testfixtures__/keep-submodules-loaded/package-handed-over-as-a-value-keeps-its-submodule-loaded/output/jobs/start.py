from mill.rim import turn

turn()
