import type { FindingEntry } from './finding-entry.ts'

/** What the proof says when the tree after the run is not the tree before, with the plan applied and nothing else. */
export const PROOF_FINDINGS = {
  'all-entry-lost': {
    levels: ['error'],
    title: '`__all__` no longer lists a name',
    explains: 'Star imports and documentation go by it.',
  },
  'body-changed': {
    levels: ['error'],
    title: 'A moved definition is not the same',
    explains: 'A move changes no line of what it moves. Change it in a commit of its own.',
  },
  'broken-before': {
    levels: ['note'],
    title: 'Imports that named nothing before',
    explains: 'They were carried along and not repaired.',
  },
  'bytes-changed': {
    levels: ['error'],
    title: 'A file changed its encoding, line endings or byte order mark',
    explains: 'Nothing in the plan asks for it.',
  },
  'command-failed': {
    levels: ['error'],
    title: 'The command fails after the run',
    explains: 'It ended otherwise in a checkout of the result than in one of the tree before.',
  },
  'command-failed-before': {
    levels: ['warning'],
    title: 'The command fails in both trees',
    explains: 'It proves nothing. Give one that succeeds on the tree as it is.',
  },
  'code-changed': {
    levels: ['error'],
    title: 'A statement has other code',
    explains:
      'Tokens of a statement changed for which the plan has no reason. Put them back, or make the change in a commit of its own.',
  },
  'comment-changed': {
    levels: ['error'],
    title: 'A comment says something else',
    explains: 'Comments change only where they name moved code.',
  },
  'convention-name-lost': {
    levels: ['error', 'warning'],
    title: 'A module that is loaded by a text has lost a name',
    explains:
      'A text names the module whole (`ROOT_URLCONF = "shop.urls"`, a list of modules to load), and a public name that nobody imports is there no more. What loads the module by that text may look for the name there: frameworks find `urlpatterns`, `app` or `handler` so.',
  },
  'string-changed': {
    levels: ['error'],
    title: 'A string says something else',
    explains: 'Strings change only where they name moved code.',
  },
  'comment-lost': {
    levels: ['error'],
    title: 'A comment is gone',
    explains: 'Put it back where it stood.',
  },
  'config-value': {
    levels: ['error'],
    title: 'A config value changed that names no moved code',
    explains: 'Only values that name moved code may change, and each has to name something of the new tree.',
  },
  'fewer-tests': {
    levels: ['error'],
    title: 'The command ran fewer tests',
    explains: 'Tests that are no longer found prove nothing. Look where they went.',
  },
  'exception-hidden': {
    levels: ['error'],
    title: 'An `except` clause would import what is missing',
    explains:
      'Python reads the classes of an `except` clause while an exception is on its way. Where reading one imports an optional dependency that is not there, that error takes the place of the real one.',
  },
  'file-lost': {
    levels: ['error'],
    title: 'A file is gone, or is new, without a reason',
    explains: 'The plan does not ask for it.',
  },
  'attributes-changed': {
    levels: ['error', 'warning'],
    title: 'Git treats a file in another way at its new place',
    explains:
      'Lines of `.gitattributes` go by the path. What they said of the old place (a filter such as LFS, line endings, diffs) they do not say of the new one. A filter that is lost changes what is committed, so the run is refused; add a line for the new place first.',
  },
  'ignored-at-new-place': {
    levels: ['warning'],
    title: 'A pattern of .gitignore catches files at their new place',
    explains:
      'Later files beside them would be left out by `git add` without a word. A run writes the lines that let its own files in; a tree made by hand, or a run without `let-in-by-git`, needs them too: let the pattern leave out the new folder, or choose another directory.',
  },
  'link-astray': {
    levels: ['error'],
    title: 'A symbolic link leads nowhere, or to something else',
    explains:
      'Links were followed step by step in the tree before and in the tree after. This one led to a file or folder that is there, and does not lead to it any more.',
  },
  'layer-broken': {
    levels: ['error', 'warning', 'note'],
    title: 'An import goes against the layers',
    explains: 'A lower layer imports a higher one. Move what is shared down.',
  },
  'lazy-attribute': {
    levels: ['error'],
    title: 'An attribute that is made on demand is not found',
    explains: 'The `__getattr__` behind it does not know the name.',
  },
  'meaning-changed': {
    levels: ['error'],
    title: 'A statement says something else',
    explains: 'A name in it means another definition than before, or its text is another one.',
  },
  'mro-changed': {
    levels: ['error'],
    title: 'Methods are looked up in another order',
    explains: 'The bases of a class, or their order, changed.',
  },
  'new-cycle': {
    levels: ['warning'],
    title: 'Modules need each other that did not before',
    explains:
      'It works as it stands, and the next import may break it. Move what they share, or import inside a function.',
  },
  'no-longer-imported': {
    levels: ['note'],
    title: 'A declared dependency is no longer imported',
    explains: 'Take it out unless something else needs it there.',
  },
  'no-longer-parses': {
    levels: ['error'],
    title: 'A file is no longer valid Python',
    explains: 'The result cannot be imported.',
  },
  'not-moved': {
    levels: ['error'],
    title: 'A file is where it was',
    explains: 'The plan moves it.',
  },
  'order-changed': {
    levels: ['error'],
    title: 'A statement stands above what it stood below',
    explains: 'The order in which a module does things is part of what it does.',
  },
  'read-too-early': {
    levels: ['error'],
    title: 'A name is read before it is bound',
    explains: 'The module reads it while it is imported, above the line that binds it.',
  },
  'neighbour-lost': {
    levels: ['error'],
    title: 'A file beside a script no longer gives what it takes',
    explains: 'A script or test imports it by its bare name from its own folder. Import it from where it is now.',
  },
  'place-lost': {
    levels: ['error', 'warning'],
    title: 'Code no longer finds a file by its own place',
    explains:
      'A path made from `__file__` or from the package of the code named a file, and names none from the new place. Move the file along, or write the way to it anew.',
  },
  'label-changed': {
    levels: ['error'],
    title: 'An f-string would print another text',
    explains:
      '`f"{shop.STEP=}"` prints the expression as it is written. A name that is spelled anew is printed anew. Write the text out first, as `f"shop.STEP={shop.STEP!r}"`.',
    remedies: ['alternatives'],
  },
  'tests-collected': {
    levels: ['error'],
    title: 'Test runners would find something else',
    explains:
      'Test runners (pytest, unittest) run what the names of a test module mean, imported or not, and let marks, set-up functions, fixtures and hooks act where their names are. A test would run twice or no more, or something would act on other tests. Choose a target that test runners do not look into.',
    remedies: ['alternatives'],
  },
  'registration-lost': {
    levels: ['error'],
    title: 'What registers itself is no longer loaded where it was',
    explains:
      'A module had loaded an object together with what registers itself on it, and now loads the object alone: whoever asks the object finds less. Import the registering module there, or move what registers itself along.',
    remedies: ['alternatives'],
  },
  'side-effect-lost': {
    levels: ['error'],
    title: 'An import for its effect is gone',
    explains: 'What the module does when it is loaded no longer happens where it did. Put the import back.',
  },
  'side-effect-moved': {
    levels: ['error'],
    title: 'Imports for their effects changed their order',
    explains:
      'What the modules do when they are loaded happens in another order than before. Keep them where they were.',
  },
  'statement-added': {
    levels: ['error'],
    title: 'A statement is new',
    explains: 'The plan does not ask for it.',
  },
  'statement-lost': {
    levels: ['error'],
    title: 'A statement is gone',
    explains: 'The plan does not ask for it.',
  },
  'star-gains-name': {
    levels: ['error'],
    title: 'A star import gives a file a name that means another thing there',
    explains:
      '`from module import *` takes all public names, and one came to the module. A file that reads a builtin of that name, or binds or gets it above the star, would go on with the other thing, and nothing fails.',
  },
  'star-half-loaded': {
    levels: ['error'],
    title: 'A star import would come too early',
    explains:
      '`from package import *` takes what the package has bound by then. While the package is being imported that is not all of it; nothing fails, and names are missing where somebody reads them later. Which module a process imports first decides.',
  },
  'surface-lost': {
    levels: ['error', 'warning'],
    title: 'A public name is gone',
    explains:
      'It could be imported before and cannot be any more, under its old or its new name. A warning: type checkers alone miss it, in a stub that offers one module in place of the one that runs and reads it as well.',
  },
  'text-changed': {
    levels: ['error', 'warning'],
    title: 'A text changed beyond the names',
    explains: 'Only names of moved code change in texts.',
  },
  'attribute-lost': {
    levels: ['error'],
    title: 'A chain of attributes may find nothing any more',
    explains:
      'A submodule is an attribute of its package once something has imported it. What imported it names another module now, or something of that name takes its place.',
  },
  'example-name': {
    levels: ['warning'],
    title: 'A doctest reads a name that its module has no more',
    explains:
      'The examples of a docstring run with the names of the module they stand in. A definition that moved took its examples along, and not what they read. Import the name in the example, or leave it where doctests are not run.',
  },
  'path-unresolved': {
    levels: ['error'],
    title: 'A string that Python resolves names nothing any more',
    explains: 'Patch targets, `import_module` and keys of `sys.modules` are import paths. This one was found before.',
  },
  'patch-unread': {
    levels: ['error'],
    title: 'A patch replaces a name where nobody reads it any more',
    explains: 'A patch works in the namespace of one module: the one whose code reads the name.',
  },
  'undeclared-before': {
    levels: ['note'],
    title: 'A member imports what it never declared',
    explains: 'Other members bring it in today, if anything does.',
  },
  'undeclared-dependency': {
    levels: ['error', 'warning'],
    title: 'A member imports what it does not declare',
    explains: 'Installed alone it would fail. Declare it, or import it in a `try` that catches ImportError.',
  },
  'undefined-name': {
    levels: ['error'],
    title: 'A name is read that nothing binds',
    explains: 'It would fail when the line runs.',
  },
  'condition-lost': {
    levels: ['error'],
    title: 'An import lost the condition under which it stood',
    explains: 'On another Python or platform, or without an optional dependency, the module can no longer be imported.',
  },
  'name-shadows': {
    levels: ['error'],
    title: 'A new name hides something else',
    explains: 'Python, or an installer, finds one of two things of one name. Choose another name.',
  },
  residue: {
    levels: ['warning'],
    title: 'An old name is left that was neither rewritten nor kept for a reason',
    explains: 'Somebody has to look at it.',
  },
  'unresolved-import': {
    levels: ['error'],
    title: 'An import names nothing',
    explains: 'It would fail when the line runs.',
  },
  'untouched-changed': {
    levels: ['error'],
    title: 'A file changed that names nothing of the plan',
    explains: 'Undo it, or do it in a commit of its own.',
  },
  'wheel-lists': {
    levels: ['error'],
    title: 'A manifest lists too much or too little of what its wheel is to hold',
    explains:
      'A build that is told of a package that is gone fails, a file that two distributions install is overwritten by the later one and gone with the first that is removed, and a package that is missing from a list is in no wheel.',
  },
} as const satisfies Readonly<Record<string, FindingEntry>>
