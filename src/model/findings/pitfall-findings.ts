import type { FindingEntry } from './finding-entry.ts'

/** What can be said of the pitfalls that show only when the program runs. */
export const PITFALL_FINDINGS = {
  'import-in-thread': {
    levels: ['error'],
    title: 'A thread would wait for a module that waits for the thread',
    explains:
      'While a module is loaded, other threads that import it wait (`importlib` keeps a lock for each module). A moved function that imports from it when it is called, in a thread that the module itself starts and waits for, never ends. Let what it needs come along, or start the thread in a function.',
    remedies: ['alternatives'],
  },
  'program-twice': {
    levels: ['error'],
    title: 'A program would load its own file a second time',
    explains:
      'What is run (`python app.py`, `python -m pkg.app`) is the module `__main__`. When moved code imports that file by its name, Python loads it again: there are two of each class and of each value. Move what both sides need as well.',
    remedies: ['alternatives'],
  },
  'cure-made': {
    levels: ['note'],
    title: 'A cure that the recipe asks for was made',
    explains: 'It changes behaviour. Look at what uses the object without setting it up.',
  },
  'manager-too-early': {
    levels: ['warning'],
    title: 'A manager process starts where it cannot be pickled',
    explains:
      'A `Manager` made on import or in `__init__` travels to workers that are started by spawn, and fails there. Start it in `setup`.',
  },
  'map-without-teardown': {
    levels: ['note'],
    title: 'A memory map that nothing closes',
    explains:
      'On some systems its file cannot be deleted while it is open. Drop what holds it where the class ends its work.',
  },
  'super-not-called': {
    levels: ['note'],
    title: 'A class with several bases does not call `super()`',
    explains: 'What comes after it in the order of its bases never runs.',
  },
  'thread-loader': {
    levels: ['note'],
    title: 'A loader that reads ahead in a thread',
    explains:
      'A thread that is left over reaches into the next test. Exhaust its iterator, or use no workers in tests.',
  },
} as const satisfies Readonly<Record<string, FindingEntry>>
