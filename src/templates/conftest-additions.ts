import { pythonList } from './generated-tests.ts'

/** A fixture for `conftest.py`: every test waits for the threads of its loaders and fails when one is left. */
export function loaderThreadsFixture(): {
  readonly imports: readonly string[]
  readonly text: string
} {
  return {
    imports: ['gc', 'pytest', 'threading'],
    text: `@pytest.fixture(autouse=True)
def loader_threads_end():
    """No thread of a loader outlives the test that started it."""
    before = set(threading.enumerate())
    yield
    gc.collect()
    started = [thread for thread in threading.enumerate() if thread not in before]
    for thread in started:
        if "(" in thread.name:  # Python calls it after its function: nobody named it
            thread.join(timeout=10)
            assert not thread.is_alive(), f"{thread.name} is left: exhaust its loader"`,
  }
}

/** For `conftest.py`: test files that need an optional dependency are left out where it is not installed. */
export function ignoredWithoutExtras(needs: Readonly<Record<string, readonly string[]>>): {
  readonly imports: readonly string[]
  readonly text: string
} {
  const rows = Object.entries(needs)
    .map(([file, names]) => `    ${JSON.stringify(file)}: [\n${pythonList(names, '        ')}    ],\n`)
    .join('')
  return {
    imports: ['importlib.util'],
    text: `_NEEDS_EXTRAS = {
${rows}}
# Left out where the extra is not installed.
collect_ignore = [
    file
    for file, names in _NEEDS_EXTRAS.items()
    if any(importlib.util.find_spec(name) is None for name in names)
]`,
  }
}
