import type { Finding } from '../../model/finding.ts'
import type { QualifiedName } from '../../model/names.ts'
import type { RepoPath } from '../../model/source-file.ts'
import { CODES_OF_INIT } from '../../plan/manifests/init-codes.ts'
import { isInit } from '../../python/facts/modules.ts'
import { toolSettings } from '../meaning/tool-settings.ts'
import type { ToolSetting } from '../meaning/tool-settings.ts'
import { codeMoves } from '../proof/proof-input.ts'
import type { Scene } from '../proof/proof-input.ts'

/** A file that moved, or one that a definition left and the one that it went to, with the names of both then and now. */
interface Way {
  readonly from: RepoPath
  readonly to: RepoPath
  readonly source: QualifiedName
  readonly module: QualifiedName
  readonly isWhole: boolean
}

/**
 * What tools other than ruff are told of a file that moves, or of the module that a definition left, by its path or its name, they are told of the new
 * place: overrides of mypy, `per-file-ignores` of flake8, whatever a tool leaves out, ignores or is stricter with (their manuals, "Configuration").
 */
export function lostToolSettings(scene: Scene): readonly Finding[] {
  const ways = waysOf(scene)
  if (ways.length === 0) return []
  const was = toolSettings(scene.base)
  const is = was.length === 0 ? [] : toolSettings(scene.final)
  const lost = new Map<string, { readonly setting: ToolSetting; readonly way: Way; says: string[] }>()
  for (const way of ways) {
    const { from, to, source, module, isWhole } = way
    const picking = was.filter(({ picks }) => picks(from, source))
    const now = new Set(
      picking.length === 0 ? [] : is.flatMap(({ path, picks, says }) => (picks(to, module) ? [`${path} ${says}`] : [])),
    )
    for (const setting of picking) {
      if (now.has(`${setting.path} ${setting.says}`)) continue
      if (!isWhole && isInit(from) && CODES_OF_INIT.test(setting.says)) continue
      const key = `${setting.path} ${setting.where}`
      const one = lost.get(key) ?? { setting, way, says: [] }
      if (one.way === way) one.says.push(setting.says)
      lost.set(key, one)
    }
  }
  return [...lost.values()].map(({ setting: { path, where }, way: { from, to, isWhole }, says }) => ({
    code: 'residue',
    level: 'warning',
    reason: `${path}: ${where} speaks of ${from}, and what it says (${says.join(', ')}) is not said of ${to}`,
    advice: isWhole
      ? 'Change it by hand, or add an entry for the new place.'
      : 'Add an entry for the module that the code went to, if it means the code.',
    place: { path },
  }))
}

function waysOf(scene: Scene): readonly Way[] {
  const files = [...scene.touched].flatMap(([to, from]): readonly Way[] => {
    if (from === undefined || from === to || !/\.(?:pyi?|ipynb)$/.test(to)) return []
    const [source, module] = [scene.before.moduleOf(from), scene.after.moduleOf(to)]
    return [{ from, to, source: source ?? '', module: module ?? '', isWhole: true }]
  })
  return [...files, ...codeMoves(scene).map((move) => ({ ...move, isWhole: false }))]
}
