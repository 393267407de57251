import type { Finding } from '../../model/finding.ts'
import { firstPartOf, joinName } from '../../model/names.ts'
import { accepts } from '../../model/recipe.ts'
import type { Scene } from '../proof/proof-input.ts'

/** Where a name goes on behind what some object says of its own: by `{}` of an f-string, a sum, `%` or `format`; the object, and the rest. */
const FORMS = [
  /\{(\w[\w.]*)\.__name__\}((?:\.\w+)+)["']/g,
  /(?<![\w.])(\w[\w.]*)\.__name__\s*\+\s*["']((?:\.\w+)+)["']/g,
  /["']%s(?<rest>(?:\.\w+)+)["']\s*%\s*\(?\s*(?<of>\w[\w.]*)\.__name__/g,
  /["']\{0?\}(?<rest>(?:\.\w+)+)["']\.format\(\s*(?<of>\w[\w.]*)\.__name__/g,
]
const IMPORTS = ['import_module', '__import__', 'find_spec', 'resolve_name']
/** What stands before a text that is imported as it is. */
const ASKED = new RegExp(String.raw`\b(?:${IMPORTS.join('|')})\(\s*(?:name\s*=\s*)?(?:[fFrR]{1,2}["'])?$`)

/**
 * Modules that code imports below whatever module it is handed (`import_module(f"{found.__name__}.rates")`): one that stands there no more, by
 * the name that its package has now, is not found. What is handed is told by its parameter or variable; an imported module says its name itself.
 */
export function lostBelowNames(scene: Scene): readonly Finding[] {
  const { before, map, plan } = scene
  const renamed = before.allModules().filter((module) => map.moduleTo(module) !== module)
  if (renamed.length === 0) return []
  return scene.final.mentioning(IMPORTS, '.py').flatMap((path): readonly Finding[] => {
    const text = scene.final.glance(path)
    if (!text.includes('.__name__') || accepts(plan.recipe, 'dynamic-import', scene.touched.get(path) ?? path))
      return []
    return FORMS.flatMap((form) => [...text.matchAll(form)]).flatMap((match): readonly Finding[] => {
      if (!ASKED.test(text.slice(Math.max(0, match.index - 60), match.index))) return []
      const [of, rest] = [match.groups?.['of'] ?? match[1] ?? '', match.groups?.['rest'] ?? match[2] ?? '']
      const lost = renamed.find((module) => {
        const parent = module.slice(0, -rest.length)
        return module.endsWith(rest) && before.isModule(parent) && map.moduleTo(module) !== map.moduleTo(parent) + rest
      })
      if (lost === undefined || isImported(text, firstPartOf(of))) return []
      return [
        {
          code: 'attribute-lost',
          level: 'error',
          reason: `${path}: \`${match[0].replace(/\s+/g, ' ')}\` may be ${lost}, which is ${map.moduleTo(lost)} now and not below ${joinName(map.moduleTo(lost.slice(0, -rest.length)))}`,
          advice: 'Nothing was written. Write the module out where it is imported, or accept it in the recipe.',
          place: { path, span: { start: match.index, end: match.index + match[0].length } },
        },
      ]
    })
  })
}

/** Whether an import of a text binds a word. */
function isImported(text: string, word: string): boolean {
  return new RegExp(String.raw`^[ \t]*(?:from[ \t]+[\w.]+[ \t]+)?import\b[^\n#]*(?<![\w.])${word}(?!\w)`, 'm').test(
    text,
  )
}
