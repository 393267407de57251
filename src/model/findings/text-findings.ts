import type { FindingEntry } from './finding-entry.ts'

/** What can be said of names that are reached by text: strings, configs, notebooks, pickles. */
export const TEXT_FINDINGS = {
  'imported-by-link': {
    levels: ['error'],
    title: 'Code names a module by a symbolic link that a rename would break',
    explains:
      'Python takes a link to a module or a package for a module of its own (`q -> shop`, `import q.till`). The link follows what it leads to, but the words behind it, or the place of the link, would be others.',
  },
  'character-not-in-encoding': {
    levels: ['error'],
    title: 'A file cannot hold a character that would come into it',
    explains:
      'The file says by a coding cookie (PEP 263) in which encoding it is written, and that encoding has no such character. Save the file as UTF-8 and drop the cookie, or write the character as an escape in its string, then run again.',
  },
  'unreadable-caller': {
    levels: ['error', 'warning'],
    title: 'A Python file that cannot be read mentions what moves',
    explains:
      'Its bytes cannot be turned into text: an encoding that is not supported, bytes that are not what the coding cookie says, or a file that is too large. Nothing in it is changed, so what it imports stays importable from the old module; a module that gets another name has no old one, and the plan is refused. Save the file as UTF-8, or ask for a shim.',
  },
  'attribute-path': {
    levels: ['error', 'warning'],
    title: 'Attributes are reached by a text',
    explains:
      '`attrgetter("a.b")` and the like may lead through a module that moves. Import the object by name, or leave the module. Where it is right as it is, say why in the recipe: `accept: [{ code: attribute-path, path: FILE, because: ... }]`.',
  },
  'cell-not-parsed': {
    levels: ['warning'],
    title: 'A notebook cell is not valid Python',
    explains: 'It was changed as text only. Look at it after the run.',
  },
  'bare-import': {
    levels: ['error'],
    title: 'A file is imported by its bare name from its own folder',
    explains:
      'Scripts and tests find files beside themselves, whatever longer name they have elsewhere. Where the whole tree names a file of such a folder barely, that is followed; here it has two names, or two files have the name.',
  },
  'config-not-parsed': {
    levels: ['note'],
    title: 'A config is not plain YAML or JSON',
    explains: 'It is a template or uses an extension, so its names were changed as text. Look at the changed lines.',
  },
  'dynamic-import': {
    levels: ['error', 'warning'],
    title: 'A module name is put together at run time',
    explains:
      'No text holds the whole name, so none could be rewritten, and the program would fail when it gets there. Map the cases to full module names, or leave the module where it is. Where it is right as it is, say why in the recipe: `accept: [{ code: dynamic-import, path: FILE, because: ... }]`.',
  },
  'expected-traceback': {
    levels: ['error'],
    title: 'A test expects the name of a file that changes',
    explains: 'A traceback names the file in which code stands. Let the expected text leave it open.',
  },
  'logger-parent': {
    levels: ['warning'],
    title: 'A configured logger no longer reaches a module',
    explains:
      'Loggers inherit by their dotted names. A module that logs under its own name and gets another top loses the levels and handlers that were set for the old one.',
  },
  'module-compared': {
    levels: ['error', 'warning'],
    title: '`__module__` is compared with an old name',
    explains:
      'A moved definition has another `__module__`. Where the comparison says for certain what it asks, the new name is added to it; else let it accept the new name first. Where it is right as it is, say why in the recipe: `accept: [{ code: module-compared, path: FILE, because: ... }]`.',
  },
  'module-name-read': {
    levels: ['error', 'warning'],
    title: 'Code makes something of the name of a module that changes',
    explains:
      'A definition says by `__module__` where it is from, and a module knows its own name. Keys, names of tables and tasks made of them become others. Where the module itself is taken as an object, it is the new one, which has other names: the move is refused, unless the recipe accepts it.',
  },
  'notebook-not-read': {
    levels: ['warning'],
    title: 'A notebook cannot be read',
    explains: 'It was left as it is. Open and save it in Jupyter, then run again.',
  },
  'patched-name': {
    levels: ['error'],
    title: 'A test patches a name that is read elsewhere afterwards',
    explains:
      '`mock.patch` replaces a name in the module that reads it. After the move it is read in another module or in two, so one target no longer does. Write the whole name as one string, or patch both.',
    remedies: ['placement'],
  },
  'place-read': {
    levels: ['error', 'warning'],
    title: 'Code finds files by its own place',
    explains:
      '`__file__`, `__package__` and resources of a package lead elsewhere when the code moves and the files do not, or the other way round. Name the package that has the files, or move them together. Where it is right as it is, say why in the recipe: `accept: [{ code: place-read, path: FILE, because: ... }]`.',
  },
  'read-by-path': {
    levels: ['error', 'warning'],
    title: 'The text of a file is read for a name that leaves it',
    explains:
      'A build, a release tool or a script opens the file of the module and runs, parses or searches its text (`exec(open("shop/version.py").read())`, `[tool.hatch.version] path`). An import that is left there does not help it: the text has to hold the name. Leave the name there, or let it be read elsewhere first. Where another name is asked for, say why in the recipe: `accept: [{ code: read-by-path, path: FILE, because: ... }]`.',
  },
  'pickled-name': {
    levels: ['error', 'warning', 'note'],
    title: 'A pickle names what moves',
    explains: 'Loading it imports the old name. Keep a shim, or load it and save it again with the new name.',
  },
} as const satisfies Readonly<Record<string, FindingEntry>>
