import { loadPython } from '../../src/python/parse/grammar.ts'

// Everything behind it is synchronous, so that no test has to await a parser.
await loadPython()
