/**
 * `npm run check:commits`: apply every pipeline fixture and the example, and look at what was committed. The preview has the digest of the apply, its
 * patch gives the same tree, `git bisect run` finds no broken commit, and each one stands alone: it parses, its imports resolve, each module can be imported first, and strings
 * that Python resolves (patch targets) find what they name. `--repository DIR --recipe FILE` takes a repository of yours; `--only WORD`.
 */
import { cpSync, readdirSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { failedChecks, verifyArguments } from './commits/import-check.mjs'
import { git, project, repository, run, scratch } from './faults/scene.mjs'

const { values } = parseArgs({
  options: {
    only: { type: 'string', default: '' },
    repository: { type: 'string' },
    recipe: { type: 'string' },
    main: { type: 'string', default: join(project, 'dist', 'src', 'cli', 'main.js') },
  },
})
const bisecting = join(project, 'scripts', 'commits', 'import-check.mjs')
const folder = scratch()
const fixtures = join(project, '__testfixtures__', 'pipeline')
const SCENES =
  values.repository === undefined
    ? [
        ...readdirSync(fixtures).map((name) => ({
          name,
          input: join(fixtures, name, 'input'),
          recipe: join(fixtures, name, 'recipe.yml'),
        })),
        { name: 'cellkit', input: join(project, 'examples', 'cellkit') },
      ]
    : [{ name: 'yours', input: resolve(values.repository), recipe: values.recipe && resolve(values.recipe) }]

const rows = []
const problems = []
for (const { name, input, recipe } of SCENES.filter(({ name }) => name.includes(values.only))) {
  const root = join(folder, 'tree')
  rmSync(root, { recursive: true, force: true })
  cpSync(input, root, {
    recursive: true,
    verbatimSymlinks: true,
    filter: (path) => !/__pycache__|\.git$/.test(path),
  })
  repository(root)
  const place = { root, tmp: folder }
  const flags = recipe === undefined ? [] : ['--recipe', recipe]
  const note = (what) => problems.push(`${name}: ${what}`)
  const patch = join(folder, 'patch')
  const looked = await run(values.main, place, ['-q', '--format', 'json', '--force', '--patch', patch, ...flags])
  const digest = /"digest": "([\da-f]{64})"/.exec(looked.said)?.[1]
  const applied = await run(values.main, place, ['apply', '-q', '--allow-dirty', ...flags])
  if (looked.code !== 0 || applied.code !== 0) {
    note(`preview ended with ${looked.code}, apply with ${applied.code}: ${applied.said.slice(-500)}`)
    continue
  }
  const commits = git(root, 'rev-list', '--reverse', 'main..HEAD').split('\n')
  const told = git(root, 'log', '-1', '--format=%(trailers:key=Extract-Codemod-Digest,valueonly)').trim()
  if (digest === undefined || !digest.startsWith(told) || told.length < 12)
    note(`the digest of the preview is ${digest}, of the apply ${told}`)
  const beside = join(folder, 'beside')
  git(root, 'worktree', 'add', '-q', '--detach', beside, 'main')
  git(beside, 'apply', '--index', patch)
  const isSame = git(beside, 'write-tree') === git(root, 'rev-parse', 'HEAD^{tree}')
  if (!isSame)
    note(
      `the patch gives another tree: ${git(beside, 'diff', '--cached', '--stat', git(root, 'rev-parse', 'HEAD')).slice(0, 300)}`,
    )
  git(root, 'worktree', 'remove', '--force', beside)
  let broken = 0
  for (const commit of commits) {
    const { said } = await run(values.main, place, [...verifyArguments(commit), ...flags])
    const failed = failedChecks(said)
    if (failed.length > 0) broken += 1
    for (const check of failed)
      note(`commit ${git(root, 'log', '-1', '--format=%s', commit)}: ${check.name}: ${check.evidence}`)
  }
  // Its end counts as bad, for bisect has to look for something: it must be the only one.
  git(root, 'bisect', 'start', '--no-checkout', 'HEAD', 'main')
  git(root, 'bisect', 'run', process.execPath, bisecting, resolve(values.main), ...flags)
  const firstBad = git(root, 'rev-parse', 'refs/bisect/bad')
  git(root, 'bisect', 'reset')
  if (firstBad !== commits.at(-1)) note(`git bisect finds a broken commit: ${firstBad}`)
  rows.push({
    name,
    digest: digest?.slice(0, 12),
    'same tree by patch': isSame,
    commits: commits.length,
    broken,
    bisect: firstBad === commits.at(-1) ? 'none' : firstBad,
  })
}
console.table(rows)
for (const problem of problems) console.log(problem)
console.log(`${rows.length} applied, ${problems.length} problems`)
process.exitCode = problems.length === 0 ? 0 : 1
