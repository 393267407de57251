import { prefixesOf } from '../../model/names.ts'
import type { QualifiedName } from '../../model/names.ts'
import { wordQuery } from '../../workspace/text-query.ts'
import type { Scene } from '../proof/proof-input.ts'

/** What puts a module into `sys.modules` under a name (import system 5.3.1): an item, one of a table, or `setdefault`. */
const PUT =
  /\bmodules\s*(?:\[\s*(["'])([\w.]+)\1\s*\]\s*=(?!=)|\.\s*setdefault\s*\(\s*(["'])([\w.]+)\3|\.\s*update\s*\(([^()]*))|\bsetitem\s*\(\s*[\w.]*\bmodules\s*,\s*(["'])([\w.]+)\6/g
const OWN = /\bmodules\s*\[\s*__name__\s*\]\s*=(?!=)/

const known = new WeakMap<Scene, ReadonlySet<QualifiedName>>()

/** Whether code of the base tree makes a name, or one it begins with, importable by itself (`sys.modules["shop.old"] = books`). */
export function isPutIn(scene: Scene, name: QualifiedName): boolean {
  const put = known.get(scene) ?? namesPutIn(scene)
  known.set(scene, put)
  return prefixesOf(name).some((one) => put.has(one))
}

function namesPutIn({ base, before }: Scene): ReadonlySet<QualifiedName> {
  return new Set(
    base.matching(wordQuery(['modules']), '.py').flatMap((path) => {
      const text = base.glance(path)
      // A module that puts another in its own place.
      const own = OWN.test(text) ? (before.moduleOf(path) ?? []) : []
      const told = [...text.matchAll(PUT)].flatMap((match) => [
        ...[match[2], match[4], match[7]].filter((one) => one !== undefined),
        ...[...(match[5] ?? '').matchAll(/["']([\w.]+)["']\s*:/g)].map((one) => one[1] ?? ''),
      ])
      return told.concat(own)
    }),
  )
}
