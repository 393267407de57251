/** One thing that usually goes wrong when a package is lifted out: a row of the checklist. */
export interface Pitfall {
  /** The situation, in kebab-case: who judges a row says by it which one. */
  readonly key: string
  /** What has to be true, in one line. */
  readonly title: string
  /** Why it goes wrong, for somebody who meets it for the first time. */
  readonly explains: string
  readonly before: string
  readonly after: string
  /** What this program does about it, and what is left to do. */
  readonly advice: string
}

/** The rows of the checklist in their order, which is that of their numbers; a new one comes last. */
export const PITFALLS = [
  {
    key: 'optional-imports',
    title: 'optional imports are guarded where they are used',
    explains:
      'A package that can be installed without an extra must be importable without it. An import of the extra at the top of a module breaks that for everybody, and a check at import time tells the wrong people.',
    before: 'import pandas\n\n\ndef table(rows):\n    return pandas.DataFrame(rows)',
    after:
      'try:\n    import pandas\nexcept ImportError as _error:\n    _allow_missing(_error, "pandas")\n\n\ndef table(rows):\n    _require_pandas("table")\n    return pandas.DataFrame(rows)',
    advice:
      'List the extra under `optional` in the recipe: its imports and every use get guarded, and tests are written for it.',
  },
  {
    key: 'early-managers',
    title: 'nothing is made too early to be handed to a worker',
    explains:
      'A `Manager` that is started on import or in `__init__` cannot be pickled. With the start method spawn (macOS, Windows, Python 3.14 on Linux) the object does not reach its workers.',
    before: 'def __init__(self):\n    self.cache = Manager().dict()',
    after:
      'def __init__(self):\n    self.cache = None\n\ndef setup(self, stage):\n    if self.cache is None:\n        self.cache = Manager().dict()',
    advice:
      'Ask for `cures: [manager-in-setup]`, where that is sure to keep the meaning; else start it in `setup` by hand.',
  },
  {
    key: 'import-cycles',
    title: 'no import cycle, and shared code below what shares it',
    explains:
      'Helpers that grew in a concrete module are imported by its siblings. Split over two distributions that becomes an import cycle, which works or fails by who is imported first.',
    before: '# orders.py holds the class and the helpers\n# returns.py: from shop.data.orders import _collate',
    after: '# _utils.py holds the helpers\n# orders.py and returns.py: from shop_data._utils import _collate',
    advice: 'Move helpers with `move` (`symbols: shared`), and say with `layers` who may import whom.',
  },
  {
    key: 'matrix',
    title: 'CI grows with extras, and not with their combinations',
    explains:
      'Each extra doubles the ways a package can be installed. A matrix over all of them is soon too long to be waited for, and then it is switched off.',
    before: 'matrix:\n  extras: ["", "a", "b", "a,b"]',
    after: 'base: every Python and system, without extras\nall: one job with all extras\nsmoke: one job for each extra',
    advice: 'The jobs are written so where there is a workflow (`ci`); take out systems or Pythons you do not support.',
  },
  {
    key: 'markers',
    title: 'what does not build everywhere says so',
    explains:
      'An extra with a compiled dependency that has no wheel for a system breaks the installation there for everybody who asks for all extras.',
    before: 'movies = ["av>=12"]',
    after: 'movies = ["av>=12; sys_platform != \'win32\'"]',
    advice:
      'Give the extra a `marker` in the recipe: `movies: { requires: [av], marker: "sys_platform != \'win32\'" }`.',
  },
  {
    key: 'minimums',
    title: 'other distributions are pinned to what was tested',
    explains:
      'The new package uses names of other distributions. Its manifest has to say the oldest version that has them, and a test has to name what is used, or an upgrade breaks users first.',
    before: 'dependencies = ["shelves"]',
    after: 'dependencies = ["shelves>=0.2"]  # and a test that names what is used of it',
    advice:
      'Bounds are carried over from the monolith; with `tests` a test is written that names what is used. Add what it does not reach.',
  },
  {
    key: 'loader-threads',
    title: 'threads of loaders end with their test',
    explains:
      'A loader that reads ahead in a thread goes on after the test that made it, and reaches into the next one.',
    before: 'loader = ThreadDataLoader(dataset)\nnext(iter(loader))',
    after: 'loader = ThreadDataLoader(dataset, num_workers=0)\nfor _batch in loader:\n    pass',
    advice: 'Exhaust the iterator or use no workers in tests; `explain thread-loader` says more.',
  },
  {
    key: 'lazy-package',
    title: 'importing the package loads nothing it need not',
    explains:
      'An `__init__` that imports every module makes `import shop_data` as slow as its slowest module, and as fragile as its rarest dependency.',
    before: 'from shop_data.orders import Orders\nfrom shop_data.returns import Returns',
    after: 'def __getattr__(name):  # PEP 562: imported when it is first asked for\n    ...',
    advice: 'List the package under `lazy`; type checkers still see every name.',
  },
  {
    key: 'fixtures',
    title: 'fixtures are made once and depend on no machine',
    explains:
      'Tests that write to a path of one machine, or build a large store for each test, cannot be run by others.',
    before: "STORE = '/hpc/projects/plates.zarr'",
    after: '@pytest.fixture(scope="session")\ndef store(tmp_path_factory):\n    ...',
    advice: 'Paths of one machine are reported (`absolute-path`). Let tests write below `tmp_path`.',
  },
  {
    key: 'class-paths',
    title: 'class paths in configs name what is there',
    explains:
      'A config that names a class by its dotted path is read at run time only. After a move it fails at the start of a training, not in CI.',
    before: 'class_path: shop.data.Orders',
    after: 'class_path: shop_data.Orders',
    advice:
      'They are rewritten, and the migration map tells configs that are elsewhere; `undecided` places of the ledger are yours to look at.',
  },
  {
    key: 'class-order',
    title: 'methods are looked up in the same order',
    explains:
      'Classes with several bases depend on the order of these, also across distributions. A changed order calls another method, silently.',
    before: 'class Module(Sampler, Base): ...',
    after: 'class Module(Sampler, Base): ...  # the same order, wherever the bases live now',
    advice: 'Orders are compared before and after, and a test pins them (`tests`).',
  },
  {
    key: 'memory-maps',
    title: 'memory maps are closed',
    explains: 'A map that stays open keeps its file: on Windows it cannot be deleted, and elsewhere disks fill up.',
    before: 'self.rows = numpy.memmap(path)',
    after: 'def teardown(self, stage):\n    self.rows = None',
    advice: 'Ask for `cures: [memory-map-teardown]`, or drop what holds them where the class ends its work.',
  },
] as const satisfies readonly Pitfall[]

/** One of the rows. */
export type PitfallKey = (typeof PITFALLS)[number]['key']

/** `P1` for the first row. */
export function pitfallCode(at: number): string {
  return `P${at + 1}`
}
