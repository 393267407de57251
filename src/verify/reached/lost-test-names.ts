import type { Finding } from '../../model/finding.ts'
import type { QualifiedName } from '../../model/names.ts'
import { lastPartOf } from '../../model/names.ts'
import type { RepoPath } from '../../model/source-file.ts'
import type { Scene } from '../proof/proof-input.ts'

/**
 * Names of test modules that went along with the package: no text of code, of a setting or of a script says them any more, for nothing
 * is called so (`patch("tests.io.helpers.f")`, `-p tests.io.plug`, `python -m tests.io.run`). Prose counts where it says what to run.
 */
export function lostTestNames(scene: Scene): readonly Finding[] {
  return [...goneModules(scene)].flatMap((module) => {
    const name = `(?<![\\w.])${module.replaceAll('.', '\\.')}(?!\\w)`
    return scene.final.mentioning([lastPartOf(module)]).flatMap((path): readonly Finding[] => {
      const text = scene.final.glance(path)
      const start = said(scene, path, text, name)
      if (start === undefined) return []
      return [
        {
          code: 'path-unresolved',
          level: 'error',
          reason: `${path}: "${module}" was a test module, and names nothing after the run`,
          advice: 'Let the test stay, or the text name it where it is.',
          place: { path, span: { start, end: start + module.length } },
        },
      ]
    })
  })
}

/** The dotted names of test modules that are no longer there. */
function goneModules({ plan, before, after, base, final }: Scene): ReadonlySet<QualifiedName> {
  const from = plan.recipe.tests?.from
  const files = from === undefined ? [] : base.list('.py').filter((path) => path.startsWith(`${from}/`))
  const gone = files.filter((path) => !final.has(path)).flatMap((path) => before.moduleOf(path) ?? [])
  return new Set(gone.filter((module) => module.includes('.') && !after.isModule(module)))
}

/** Where a text says a name so that something looks for it. */
function said({ after }: Scene, path: RepoPath, text: string, name: string): number | undefined {
  if (/\.pyi?$/.test(path)) {
    const found = after
      .facts(path)
      ?.strings.find(
        ({ content, docstring }) => !docstring && new RegExp(name).test(text.slice(content.start, content.end)),
      )
    return found?.content.start
  }
  const isProse = /\.(?:md|rst|txt|html?|adoc)$/.test(path)
  return new RegExp(isProse ? `(?<=(?:\\bimport|\\bfrom|\\s-[mp])\\s+)${name}` : name).exec(text)?.index
}
