import { expect, test } from 'vitest'
import { proveTrees } from './right-result.ts'

const F = 'def f():\n    R.append(1)\n'
const LATE = F.replace('\n', '\n    from pk.core import R\n\n')

/** The codes of errors where `f` left `pk.core` for `pk.other`, from which `pk.core` takes it while it is loaded. */
function errors(head: string, tail: string, moved = LATE): readonly string[] {
  const before = `${head}\n\nR = []\n\n\n${F}\n\n${tail}\n`
  const after = `${head}\n\nfrom pk.other import f\n\nR = []\n\n\n${tail}\n`
  return proveTrees(
    'move: [{ from: pk.core, to: pk.other, symbols: [f] }]',
    { 'pk/__init__.py': '', 'pk/core.py': before, 'pk/other.py': 'Z = 1\n' },
    { 'pk/__init__.py': '', 'pk/core.py': after, 'pk/other.py': `Z = 1\n\n\n${moved}` },
  ).checks.flatMap((check) => check.findings.flatMap(({ level, code }) => (level === 'error' ? [code] : [])))
}

test.each([
  ['import threading', 't = threading.Thread(target=f)\nt.start()\nt.join()'],
  ['from threading import Timer', 't = Timer(0, lambda: f())\nt.start()\nt.join()'],
  [
    'from concurrent.futures import ThreadPoolExecutor',
    'with ThreadPoolExecutor() as pool:\n    pool.submit(f).result()',
  ],
  ['from multiprocessing.pool import ThreadPool', 'ThreadPool(2).map(f, [1])'],
  ['import asyncio', 'asyncio.run(asyncio.to_thread(f))'],
  ['import threading', 'def g():\n    f()\n\n\nt = threading.Thread(target=g)\nt.start()'],
  ['import threading', 'class T(threading.Thread):\n    def run(self):\n        f()\n\n\nt = T()\nt.start()'],
])('a thread that is started on load runs what imports from the module: %j %j', (head, tail) => {
  expect(errors(head, tail)).toContain('import-in-thread')
  expect(errors(head, tail, 'R = []\n\n\n' + F)).not.toContain('import-in-thread')
})

test.each([
  ['import atexit', 'atexit.register(f)'],
  ['import threading', 'def go():\n    threading.Thread(target=f).start()'],
  ['import threading', 'if __name__ == "__main__":\n    threading.Thread(target=f).start()'],
  ['import threading', 'lock = threading.Lock()\nf()'],
])('no thread runs it on load: %j %j', (head, tail) => {
  expect(errors(head, tail)).not.toContain('import-in-thread')
})

test('what stays imports what moved in a thread, of a module that loads its own', () => {
  const run = 'import threading\n\nR = []\n\n\ndef z():\n    return 1\n\n\n'
  const tail = '\n\nt = threading.Thread(target=g)\nt.start()\nt.join()\n'
  const other = 'from pk.core import z\n'
  const found = proveTrees(
    'move: [{ from: pk.core, to: pk.other, symbols: [h] }]',
    {
      'pk/__init__.py': '',
      'pk/core.py': `${run}def h():\n    return 3\n\n\ndef g():\n    return h()\n${tail}`,
      'pk/other.py': other,
    },
    {
      'pk/__init__.py': '',
      'pk/core.py': `${run}def g():\n    from pk.other import h\n\n    return h()\n${tail}`,
      'pk/other.py': `${other}\n\ndef h():\n    return 3\n`,
    },
  ).checks.flatMap((check) => check.findings.map(({ code }) => code))
  expect(found).toContain('import-in-thread')
})
