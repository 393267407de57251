import type { Finding } from '../../model/finding.ts'
import { lastPartOf } from '../../model/names.ts'
import type { QualifiedName } from '../../model/names.ts'
import { absoluteModule, importedName } from '../../python/facts/resolve.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import { wordQuery } from '../../workspace/text-query.ts'
import type { Scene } from '../proof/proof-input.ts'

/** `sys.modules[__name__] = spin`, `modules["orb.old"] = orb.spin`, `modules.update({"orb.old": spin})`: the name, and what stands for the module. */
const ALIAS =
  /^[ \t]*(?:sys\s*\.\s*)?modules\s*(?:\[\s*(__name__|["'][\w.]+["'])\s*\]\s*=\s*|\.\s*(?:update\s*\(\s*\{|setdefault\s*\()\s*(__name__|["'][\w.]+["'])\s*[:,]\s*)([A-Za-z_][\w.]*)/gm

/** What files import from a module that is another one by the time they do finds there what it found. */
export function lostByAlias(scene: Scene): readonly Finding[] {
  if (scene.plan.symbols.length === 0) return []
  const sources = new Map(scene.plan.symbols.map(({ from }) => [from, scene.map.moduleTo(from)]))
  return scene.base.matching(wordQuery(['modules']), '.py').flatMap((path) => {
    const text = scene.base.glance(path)
    return [...text.matchAll(ALIAS)].flatMap(([, own = '', told = '', value = '']): readonly Finding[] => {
      const said = own === '' ? told : own
      const name = said === '__name__' ? scene.before.moduleOf(path) : said.slice(1, -1)
      const module = moduleNamed(scene.before, path, value)
      const now = module === undefined ? undefined : sources.get(module)
      return name === undefined || module === undefined || now === undefined ? [] : lost(scene, name, module, now)
    })
  })
}

/** The module that a dotted name of a file stands for. */
function moduleNamed(index: SymbolIndex, path: string, value: string): QualifiedName | undefined {
  const facts = index.facts(path)
  const [first, ...rest] = value.split('.')
  for (const statement of facts?.imports ?? [])
    for (const item of statement.items) {
      const name = item.bound === first ? importedName(statement, item, index.identityOf(path)) : undefined
      if (name !== undefined) return [name, ...rest].join('.')
    }
  return undefined
}

function lost(scene: Scene, alias: QualifiedName, was: QualifiedName, is: QualifiedName): readonly Finding[] {
  return scene.final.mentioning([lastPartOf(alias)], '.py').flatMap((path) => {
    const self = scene.after.identityOf(path)
    const names = (scene.after.facts(path)?.imports ?? [])
      .filter((one) => one.kind === 'from' && absoluteModule(one, self) === alias)
      .flatMap((one) => one.items.map((item) => item.name))
    const name = names.find((one) => scene.before.binds(was, one) && !scene.after.binds(is, one))
    if (name === undefined) return []
    return [
      {
        code: 'attribute-lost',
        level: 'error',
        reason: `${path} imports ${name} from ${alias}, which is ${is} when it runs, and that has it no more`,
        advice: `Import ${name} from where it is.`,
        place: { path },
      },
    ]
  })
}
