import type { FindingEntry } from './finding-entry.ts'

/** What can be said of a definition that is to move: why it cannot, or what the move left behind. */
export const MOVE_FINDINGS = {
  'accept-matches-nothing': {
    levels: ['warning'],
    title: 'What the recipe accepts is not there',
    explains:
      'An entry of `accept` goes by the code and the file of a finding, and no finding has both. The place is gone, or it is another file: name it by its path from the root. Nothing else is accepted by it.',
  },
  'annotation-evaluation': {
    levels: ['error'],
    title: 'An annotation would be evaluated where its name is not bound',
    explains:
      'The moved code reads a name at run time that its old module binds for type checkers only, or binds later. In the new module Python would evaluate the annotation on import and fail. Put `from __future__ import annotations` into the old module or quote the annotation, then run again.',
    remedies: ['alternatives'],
  },
  'annotations-quoted': {
    levels: ['warning', 'note'],
    title: 'Annotations of moved code are strings now',
    explains:
      'Without `from __future__ import annotations` Python evaluates annotations when a function is made. Where they were text in the old module, quotes keep them what they are. Where the two modules would need each other to load, quotes keep Python from evaluating them: nothing in the tree takes them as they are; who uses the package and asks for them (`typing.get_type_hints`) may find names that only type checkers see.',
  },
  'captured-name': {
    levels: ['error'],
    title: 'A name means the package on one way and something else on another',
    explains:
      '`shop = None` in one branch and `import shop` in the other: what follows `shop.` cannot be spelled anew for both. Give the other thing another name first.',
  },
  'caller-asked': {
    levels: ['error', 'warning'],
    title: 'Moved code calls what looks at the module of its caller',
    explains:
      'A function can read the module it was called from through its frame (`sys._getframe(1).f_globals`, `inspect.stack()`): loggers, options and `eval` helpers do. What it finds there is another module once the caller has moved.',
  },
  'dunder-all-submodule': {
    levels: ['error'],
    title: 'A submodule that leaves the package is taken from it by a star import',
    explains:
      '`from package import *` loads the submodules that `__all__` lists; one that has moved can no longer be found there. Its entry is taken out of the list where nobody in the tree takes the name that way. Import it by name where it is used.',
  },
  'emptied-module': {
    levels: ['note'],
    title: 'Nothing is left in a module',
    explains:
      'All that the module defined goes elsewhere, and no file of the tree takes its names from there any more. The file stays with its docstring, for code outside of this tree may import it. Delete it, or have its old names redirect for a while (`shim`).',
  },
  'entangled-definition': {
    levels: ['error'],
    title: 'A definition cannot be taken out as a whole',
    explains:
      'It is bound in more than one place, shares a statement with something that stays, or stands under a condition. Give it one statement of its own at the top level first.',
    remedies: ['alternatives'],
  },
  'evaluation-order': {
    levels: ['error'],
    title: 'A value would be computed at another time',
    explains:
      'The moved statement calls or reads something that stays and that changes while the old module is imported. In the new module the value could be another one. Move both, or keep both.',
    remedies: ['placement', 'alternatives'],
  },
  'loaded-early': {
    levels: ['warning'],
    title: 'A module is loaded at once that was loaded late',
    explains:
      'A file imports a moved name inside a function, so that what its module needs is loaded only then. After the move the new module imports that when it is loaded, and the file loads the new module at once: importing takes longer, and fails where the dependency is missing.',
  },
  'loud-target': {
    levels: ['error'],
    title: 'The target does something when it is loaded, and others would load it from now on',
    explains:
      'A module that warns, prints, sets something up elsewhere or may stop when it is loaded does so for everybody who imports it, wanted or not. Who takes the moved code loads it for the first time: a deprecated module warns, a script runs, a backend is chosen. Choose a module that only defines, or a new one.',
    remedies: ['alternatives'],
  },
  'package-asked': {
    levels: ['error', 'warning'],
    title: 'Code asks whether something is from a package that a module leaves',
    explains:
      '`record.name.startswith("shop")` or a filter of warnings with `module="shop"` answers otherwise for what is from a module with another name. The text names the package, which stays, so it cannot follow.',
  },
  'package-walked': {
    levels: ['error', 'warning'],
    title: 'Code finds the modules of a package by walking it',
    explains:
      'What `pkgutil.iter_modules`, a listed folder or a glob finds is named nowhere: a module that comes, leaves or gets another name changes the result, and so does a definition that it looks for. In a test it is a warning, for the test says so itself.',
  },
  'names-enumerated': {
    levels: ['error', 'warning'],
    title: 'Code lists all names of a module that gets or loses one',
    explains:
      '`dir(module)`, `vars(module)`, `module.__dict__` and `inspect.getmembers(module)` give one name more or less after the move, and names of imports that come along. A test that expects a certain list fails; a registry that takes everything takes something else. Where the definition may pass what the code asks of each name the plan is refused; in tests, in `__all__` and in other packages it is a warning.',
  },
  'found-by-tests': {
    levels: ['error'],
    title: 'Test runners would treat a definition otherwise in its new module',
    explains:
      'Test runners (pytest, unittest) take tests, fixtures, marks and set-up functions from test modules and `conftest.py` by their names, imported ones as well. In its new module the definition would run once more, act on other tests, or be a test without the fixtures, set-up and marks that its old module and the `conftest.py` above it gave. Choose a module that they do not look into, or give the test first what the finding names.',
    remedies: ['alternatives'],
  },
  'global-statement': {
    levels: ['error'],
    title: 'A function that says `global` would leave its variable',
    explains:
      '`global` means the variable of the module in which the function stands. Moved alone, reader and writer would have two variables of one name. Move all functions that read or set it, or none.',
    remedies: ['alternatives'],
  },
  'hidden-file': {
    levels: ['error'],
    title: 'A tracked file cannot be seen, and matters',
    explains:
      'It is tracked by git and not on disk (a sparse checkout, `skip-worktree`, a deleted file), and names what moves or moves itself. The commits would hold it unchanged, and would not import. Check it out, or leave it out on purpose with `exclude`.',
  },
  'import-cycle': {
    levels: ['error'],
    title: 'Two modules would need each other to be loaded',
    explains:
      'The moved code needs what stays, and what stays needs the moved code, both while the modules are imported: whichever comes first fails. Let what it needs come along, or choose another target.',
    remedies: ['placement', 'alternatives'],
  },
  'import-name-clash': {
    levels: ['error'],
    title: 'Moved code from two modules uses one name for two imports',
    explains:
      'In one module a name can stand for one import only. Rename one of the two first, or move to two modules.',
  },
  'import-order-kept': {
    levels: ['note'],
    title: 'Imports keep an order that the project would sort',
    explains:
      'New names of modules belong to other places of the block by the rules of the project (ruff, isort), and there something would load in another order: two of the modules register something, or change others, when they are loaded, and what they touch is the same or cannot be told. So the block keeps its order, in parts that are each in order, with `# isort: split` between, which ruff and isort know.',
  },
  'kept-name': {
    levels: ['note'],
    title: 'A name stays importable from its old module',
    explains:
      'Something reaches it there that cannot be rewritten with certainty: a pickle, a text, a file that cannot be parsed, code that stays. An import of the moved name was left in the old module for it.',
  },
  'left-behind': {
    levels: ['error'],
    title: 'Moved code needs what a layer above it keeps',
    explains:
      'The layers of the recipe forbid the target to import the module in which a needed name stays. Let that name come along.',
    remedies: ['alternatives'],
  },
  'outside-mention': {
    levels: ['error', 'warning', 'note'],
    title: 'A file outside of the root names what moves',
    explains:
      'The root lies below the top of the git repository. Files beside it are tracked with it and would go on naming what is gone. Run with the top as the root, or say `outside: ignore` in the recipe.',
  },
  'link-left-behind': {
    levels: ['error'],
    title: 'Something in a folder that moves would stay',
    explains:
      'A repository of its own (a submodule) and a file above the size limit are never moved, so they would stay in the old folder, and what imports or reads them would fail. Take it out of the folder first.',
  },
  'left-dunder-all': {
    levels: ['warning'],
    title: 'A name left `__all__` of its old module',
    explains:
      'Offering it there would close an import cycle with its new module. Users of the old module have to import it from the new one.',
  },
  'local-import': {
    levels: ['note'],
    title: 'An import was put inside functions',
    explains:
      'Two modules would need each other while they load, or one binds the name again then, so the functions that use the name import it when they run.',
  },
  'module-introspection': {
    levels: ['error'],
    title: 'Moved code asks which module it is in',
    explains:
      '`__name__`, `__file__`, `globals()` and the like give other values in another module. Pass the value in, or keep the definition.',
  },
  'layer-matches-nothing': {
    levels: ['warning'],
    title: 'A layer of the recipe names no module',
    explains:
      'A layer without a module holds nobody to anything: an import that goes the wrong way passes as if it were allowed. It is misspelled, or its module is gone. Name modules as they are called inside of the package, today or afterwards.',
  },
  'name-clash': {
    levels: ['error'],
    title: 'The target has another thing of that name',
    explains: 'The moved definition would replace it for everybody who uses it there. Rename one of the two first.',
  },
  'new-requirement': {
    levels: ['error'],
    title: 'The target needs a dependency that the source did without',
    explains:
      'Who imports the moved name from its new module would need something the project does not declare. Choose another target, or import the dependency inside the functions that use it.',
  },
  'stopped-module': {
    levels: ['error'],
    title: 'The source stops where the target would go on',
    explains:
      'A module that asserts or raises while it is loaded keeps what follows from being imported. In a module that does not, the same imports run everywhere. Move the code to a new module.',
    remedies: ['placement'],
  },
  'copied-identity': {
    levels: ['error'],
    title: 'A copy would be told from its original',
    explains:
      'State that functions change, exceptions that others catch and values that are compared by identity are one object for all who use them. A copy is a second one. Move the definition, and let both sides import it.',
    remedies: ['alternatives'],
  },
  'rebound-from-outside': {
    levels: ['error'],
    title: 'Another file assigns the moved name',
    explains:
      '`module.name = value` from outside reaches one module only; after the move the readers of the other would not see it. Set it through a function of the module that owns it.',
    remedies: ['placement'],
  },
  'rebound-module-state': {
    levels: ['error'],
    title: 'A function that stays sets the moved variable',
    explains:
      'After the move it would set a variable that nobody reads. Move the function as well, or keep the variable.',
    remedies: ['alternatives'],
  },
  'registration-order': {
    levels: ['error'],
    title: 'Definitions would register themselves in another order',
    explains:
      'A decorator runs for each of them on import; one that stays stands between those that move. Move it as well, or leave the later ones.',
    remedies: ['alternatives'],
  },
  'registrations-stay': {
    levels: ['note'],
    title: 'What registers itself on a moved name stays behind',
    explains:
      'Who imported the name from its old module had loaded what registers itself there. Its importers go on loading that module, and text goes on naming it there. Move what registers itself along to be rid of it.',
  },
  'side-effect-class': {
    levels: ['note'],
    title: 'A base class runs code for each subclass',
    explains: 'It may register the class, so the old module goes on importing the new one where the class stood.',
  },
  'reloaded-module': {
    levels: ['error'],
    title: 'The old module is run again somewhere, and the moved value is worked out when it is loaded',
    explains:
      'A test that reloads a module wants its values anew. What has moved stands in another module, which is not run again with it.',
  },
  'name-overtaken': {
    levels: ['error'],
    title: 'A package binds a name that is a submodule too, and code would find the other one',
    explains:
      'Loading a submodule binds it on its package, over what `__init__.py` has bound there: `speed = None` is the module as soon as anybody imports `.speed`. Where the submodule gets another name, or others load it than before, `from hut import speed` would silently give the other thing.',
  },
  'submodule-held': {
    levels: ['error'],
    title: 'A submodule is read of something that may be its package',
    explains:
      'A package that is passed on, kept in an attribute or put into a container is read later by another name. Which object that is only a run can tell. Read the submodule by its path first, or accept it in the recipe where it is another object.',
  },
  'side-effect-decorator': {
    levels: ['note'],
    title: 'A decorator, a default or a value runs code when the definition is made',
    explains:
      'It may make itself known elsewhere, so the old module goes on importing the new one where the definition stood.',
  },
  'star-import-need': {
    levels: ['error'],
    title: 'What moved code needs comes from a star import',
    explains: 'Which module gives the name cannot be told from the text. Import it by name first.',
  },
  'stub-dropped': {
    levels: ['warning'],
    title: 'What a stub declares of moved code is dropped',
    explains:
      'The module it moves to has no stub, and a new one would hide the rest of that module from type checkers (they read a stub in place of its module). Annotate the moved code, or write a stub of that module first.',
  },
  'stub-left': {
    levels: ['warning'],
    title: 'A stub in a folder of its own goes on declaring what moves',
    explains:
      'Stub-only packages (`core-stubs`, PEP 561) are not rewritten. Type checkers read them in place of the package: they find the names where they were, which the code no longer has, and nothing where they went. Move the declarations there by hand.',
  },
  'stub-made': {
    levels: ['warning'],
    title: 'An incomplete stub was made for the moved declarations',
    explains:
      'The module they move to has no stub. The new one declares what moves, and `__getattr__` stands for the rest of the module. Complete it, or delete it.',
  },
  'syntax-error': {
    levels: ['error', 'warning'],
    title: 'A file cannot be read as Python',
    explains:
      'Nothing can be taken out of a file that cannot be parsed, or put into it; so it is with one that is nested too deeply, or that is longer than the limit. Where it imports a module that gets another name, the import would fail. Where it only mentions an affected name it is left as it is, and said.',
  },
  'undecoded-mention': {
    levels: ['error'],
    title: 'A Python file that cannot be read as text names what moves',
    explains:
      'Its bytes are not what its coding cookie says, it is too large, or its encoding is not supported, so its imports cannot be changed along. Save it as UTF-8, or leave it out on purpose with `exclude`.',
  },
} as const satisfies Readonly<Record<string, FindingEntry>>
