import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

/** Whether a `python3` is there to run results with. */
export const hasPython = spawnSync('python3', ['-c', 'pass']).status === 0

/** Run `main.py` of each tree, all in one interpreter start each batch; gives what each printed or the last line of its error. */
export function runTrees(
  trees: readonly { readonly files: Readonly<Record<string, string>>; readonly roots: readonly string[] }[],
): readonly string[] {
  const folder = mkdtempSync(join(tmpdir(), 'extract-codemod-fuzz-'))
  try {
    trees.forEach((tree, at) => {
      for (const [path, text] of Object.entries(tree.files)) {
        const file = join(folder, String(at), path)
        mkdirSync(dirname(file), { recursive: true })
        writeFileSync(file, Buffer.from(text, 'latin1'))
      }
      writeFileSync(join(folder, String(at), 'roots.json'), JSON.stringify(tree.roots))
    })
    const result = spawnSync('python3', ['-B', '-c', DRIVER, folder, String(trees.length)], {
      encoding: 'utf8',
      maxBuffer: 1e8,
    })
    if (result.status !== 0) throw new Error(result.stderr)
    return JSON.parse(result.stdout) as string[]
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Forks once a tree, so that modules of one do not leak into the next. */
const DRIVER = `
import contextlib, io, json, os, sys
folder, count = sys.argv[1], int(sys.argv[2])
results = []
for at in range(count):
    read, write = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(read)
        root = os.path.join(folder, str(at))
        os.chdir(root)
        sys.path[:0] = [os.path.join(root, r) for r in json.load(open("roots.json"))]
        out = io.StringIO()
        try:
            with contextlib.redirect_stdout(out):
                exec(compile(open("main.py").read(), "main.py", "exec"), {"__name__": "__main__"})
            text = out.getvalue()
        except BaseException as error:
            text = "failed: %s: %s" % (type(error).__name__, error)
        with os.fdopen(write, "w") as pipe:
            pipe.write(text)
        os._exit(0)
    os.close(write)
    with os.fdopen(read) as pipe:
        results.append(pipe.read())
    os.waitpid(child, 0)
print(json.dumps(results))
`
