import { relative, resolve, sep } from 'node:path'
import { diskSource } from '../disk/disk-source.ts'
import { readTextFile } from '../disk/read-recipe-file.ts'
import type { PlannedTree, RunnerOptions } from '../jscodeshift/adapter.ts'
import { UserError } from '../model/errors.ts'
import type { Plan } from '../model/plan.ts'
import { decisionsOf } from '../plan/relocation/decisions.ts'
import { loadPython } from '../python/parse/grammar.ts'
import { indexOf } from '../python/index/symbol-index.ts'
import { excluding } from '../workspace/excluding.ts'
import { openWorkspace } from '../workspace/snapshot.ts'

const opened = new Map<string, Promise<PlannedTree>>()

/**
 * The tree for jscodeshift's options `plan` (a file made by `extract-codemod plan --format json`) and `root` (default:
 * the folder it runs in). Opened once, however many files are rewritten.
 */
export function jscodeshiftTree(options: RunnerOptions): Promise<PlannedTree> {
  const { plan, root } = options as { plan?: unknown; root?: unknown }
  if (typeof plan !== 'string') {
    const advice = 'give --plan=FILE, made by: extract-codemod plan --format json > FILE'
    throw new UserError('there is no plan', [{ message: advice }])
  }
  const folder = resolve(typeof root === 'string' ? root : '.')
  const key = JSON.stringify([folder, plan])
  const known = opened.get(key) ?? openTree(folder, plan)
  opened.set(key, known)
  return known
}

async function openTree(root: string, planFile: string): Promise<PlannedTree> {
  const { schemaVersion, plan } = JSON.parse(readTextFile(resolve(planFile))) as { schemaVersion?: number; plan?: Plan }
  if (schemaVersion !== 1 || plan === undefined) {
    throw new UserError('the plan is not valid', [
      { message: `${planFile} is not from extract-codemod plan --format json` },
    ])
  }
  await loadPython()
  const base = openWorkspace(excluding(diskSource(root), plan.recipe.exclude))
  const index = indexOf(base, plan.rootsBefore)
  return {
    plan,
    decisions: decisionsOf(index, plan),
    base,
    index,
    pathOf(path) {
      const below = relative(root, resolve(path)).split(sep).join('/')
      return below === '' || below.startsWith('../') ? undefined : below
    },
  }
}
