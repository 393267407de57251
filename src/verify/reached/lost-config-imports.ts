import type { Finding } from '../../model/finding.ts'
import { CONFIG_FILES } from '../../host/config-texts.ts'
import { wordQuery } from '../../workspace/text-query.ts'
import type { Scene } from '../proof/proof-input.ts'

/** `__import__("shop.bills").bills.STREAM` in the value of a config or in a piece of code: the module in quotes, and the words that are read of its first package. */
const IMPORT = /__import__\s*\(\s*\\?(["'])([A-Za-z_]\w*(?:\.\w+)+)\\?\1\s*\)((?:\s*\.\s*\w+)+)/g

/** Words behind such an import that led into a module of the tree lead into one afterwards. */
export function lostConfigImports(scene: Scene): readonly Finding[] {
  const endings = [...new Set([...CONFIG_FILES, '.ini', '.cfg', '.conf', '.toml', '.py'])]
  return scene.final.matching(wordQuery(['__import__']), ...endings).flatMap((path): readonly Finding[] =>
    [...scene.final.glance(path).matchAll(IMPORT)].flatMap(([all, , name = '', chain = '']) => {
      const [top = ''] = name.split('.')
      const [first = ''] = chain
        .split('.')
        .map((word) => word.trim())
        .filter((word) => word !== '')
      const read = `${top}.${first}`
      const isLost = scene.before.isModule(read) && !scene.after.isModule(read) && !scene.after.binds(top, first)
      if (!isLost) return []
      return [
        {
          code: 'attribute-lost',
          level: 'error',
          reason: `${path} reads ${read} by \`${all.replace(/\s+/g, '')}\`, which is not there`,
          advice: `Name the module that is there.`,
          place: { path },
        } as const,
      ]
    }),
  )
}
