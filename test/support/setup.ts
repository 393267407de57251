import { loadPython } from '../../src/python/grammar.ts'

// Everything behind it is synchronous, so that no test has to await a parser.
await loadPython()
