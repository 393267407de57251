import type { FindingEntry } from './finding-entry.ts'

/** What can be said of optional dependencies and of packages that become lazy. */
export const OPTIONAL_FINDINGS = {
  'api-clash': {
    levels: ['error'],
    title: 'Two modules define one public name',
    explains: 'The package can offer one of them. Give one of the modules an `__all__` without it.',
  },
  'api-name-of-a-module': {
    levels: ['warning'],
    title: 'A public name is also the name of a module',
    explains: 'The module would take its place on the package. Import the name from its own module.',
  },
  'cannot-guard': {
    levels: ['error'],
    title: 'An optional import cannot be guarded where it stands',
    explains:
      'It binds names that cannot be seen, or stands under a condition. Import it at the top of the module, by name.',
  },
  'could-be-optional': {
    levels: ['note'],
    title: 'An import could be optional',
    explains: 'Only part of the package needs it. Name it under `optional` if the package shall be usable without.',
  },
  'dynamic-namespace': {
    levels: ['error'],
    title: 'A package looks at its own namespace',
    explains:
      'Names that are imported later are missing there. Write out what it needs by name, or take the package out of `lazy`.',
  },
  'effect-comes-later': {
    levels: ['warning'],
    title: 'Something runs later than before',
    explains:
      'A module did something to others when the package was imported; now it does it when it is first used. List it under `eager` if it must run at once.',
  },
  'guarded-by-name': {
    levels: ['note'],
    title: 'A module is guarded in the plain way',
    explains:
      'What it does with the dependency needs a name of its own, so a `try` stands there in spite of the chosen policy.',
  },
  'helpers-differ': {
    levels: ['error'],
    title: 'The generated module was changed by hand',
    explains: 'It lacks what is needed now. Add it, or remove the file so that it is made again.',
  },
  'kept-eager': {
    levels: ['note'],
    title: 'A name is still imported with its package',
    explains: 'Something reads it while the package is imported.',
  },
  'lazy-import-needs-3-15': {
    levels: ['error'],
    title: '`guard: lazy-import` needs Python 3.15',
    explains: 'The project admits older ones. Raise `requires-python`, or choose another policy.',
  },
  'needed-at-import': {
    levels: ['error'],
    title: 'A whole module would need an optional dependency',
    explains:
      'Something in it is evaluated on import, and the rest works without. Evaluate it in a function, or move the rest.',
  },
  'not-guarded': {
    levels: ['warning'],
    title: 'A file with optional imports cannot be parsed',
    explains: 'Its imports were not guarded. Mend the syntax and run again.',
  },
  'not-parsed': {
    levels: ['error'],
    title: 'A package cannot be parsed',
    explains: 'Repair it first.',
  },
  'optional-only': {
    levels: ['warning'],
    title: 'A module is all about an optional dependency',
    explains: 'Importing it needs the dependency, and says so when it is missing.',
  },
  'optional-outside-package': {
    levels: ['note'],
    title: 'A script imports an optional dependency',
    explains: 'Scripts outside of packages were left as they are.',
  },
  'optional-unused': {
    levels: ['warning'],
    title: 'An optional dependency is imported nowhere',
    explains: 'Take it out of the recipe, or correct its import name: it is not the name of the distribution.',
  },
  'own-getattr': {
    levels: ['error'],
    title: 'A package has a `__getattr__` of its own',
    explains: 'A module has one. Add the names to it by hand, or take the package out of `lazy`.',
  },
  'star-import': {
    levels: ['error'],
    title: 'A star import hides what a package offers',
    explains: 'What it gives is not known from the text. Write the names out, or give that module a plain `__all__`.',
  },
} as const satisfies Readonly<Record<string, FindingEntry>>
