import { readFileSync } from 'node:fs'
import { builtinModules } from 'node:module'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { FREE_BUILTINS, OUT_OF_SIGHT, OWNERS, RANKS, ROOMS, THROUGH_THE_WALL, WALL } from './support/house.ts'
import { folderOf, isRelative, packageOf, resolved, root, sources, testFiles } from './support/sources.ts'
import type { Source } from './support/sources.ts'

const LINE_CAP = 300

describe('folders', () => {
  test('every folder has a rank', () => {
    expect(sources.length).toBeGreaterThan(0)
    expect(sources.filter(({ folder }) => RANKS[folder] === undefined).map(({ path }) => path)).toEqual([])
  })

  test('every source file is TypeScript', () => {
    expect(sources.filter(({ path }) => !path.endsWith('.ts')).map(({ path }) => path)).toEqual([])
  })

  test('a file imports lower ranks and its own folder only', () => {
    const wrong = sources.flatMap(({ path, folder, imports }) =>
      imports.filter(isRelative).flatMap((specifier) => {
        const target = folderOf(resolved(path, specifier))
        const isAllowed = target === folder || (RANKS[target] ?? Infinity) < (RANKS[folder] ?? -1)
        return isAllowed ? [] : [`${path} imports ${specifier}`]
      }),
    )
    expect(wrong).toEqual([])
  })

  test('a room of rooms holds them alone, and each imports lower ones and itself only', () => {
    const floorOf = (path: string): number => {
      const house = folderOf(path)
      const inside = dirname(path).slice(house.length + 1)
      return (ROOMS[house] ?? []).indexOf(inside === '' ? '.' : inside)
    }
    const inRooms = sources.filter(({ folder }) => ROOMS[folder] !== undefined)
    expect(inRooms.filter(({ path }) => floorOf(path) === -1).map(({ path }) => path)).toEqual([])
    const wrong = inRooms.flatMap(({ path, folder, imports }) =>
      imports.filter(isRelative).flatMap((specifier) => {
        const target = resolved(path, specifier)
        return folderOf(target) === folder && floorOf(target) > floorOf(path) ? [`${path} imports ${specifier}`] : []
      }),
    )
    expect(wrong).toEqual([])
  })

  test('every relative import names a file that exists, with its ending', () => {
    const paths = new Set(sources.map(({ path }) => path))
    const wrong = sources.flatMap(({ path, imports }) =>
      imports.filter(isRelative).flatMap((specifier) => {
        return paths.has(resolved(path, specifier)) ? [] : [`${path} imports ${specifier}`]
      }),
    )
    expect(wrong).toEqual([])
  })
})

describe('the wall of the proof', () => {
  test('keeps out what finds or writes', () => {
    const beyond = sources
      .filter(({ folder }) => folder === 'src/verify')
      .flatMap(({ path, imports }) =>
        imports
          .filter((specifier) => isRelative(specifier) && folderOf(resolved(path, specifier)) === 'src/plan')
          .filter((specifier) => !WALL.includes(resolved(path, specifier).split('/')[2] ?? ''))
          .map((specifier) => `${path} ${specifier}`),
      )
    expect([...new Set(beyond)].sort()).toEqual(THROUGH_THE_WALL)
    const writing = sources
      .filter(({ folder }) => folder === 'src/verify')
      .flatMap(({ path, imports }) =>
        imports
          .filter((specifier) => isRelative(specifier) && OUT_OF_SIGHT.includes(dirname(resolved(path, specifier))))
          .map((specifier) => `${path} ${specifier}`),
      )
    expect(writing).toEqual([])
  })
})

describe('packages', () => {
  test('each is imported by its owner only', () => {
    const wrong = sources.flatMap(({ path, folder, imports }) =>
      imports.flatMap((specifier) => {
        if (isRelative(specifier) || FREE_BUILTINS.includes(specifier)) return []
        const owners = OWNERS[packageOf(specifier)] ?? []
        return owners.includes(folder) || owners.includes(path) ? [] : [`${path} imports ${specifier}`]
      }),
    )
    expect(wrong).toEqual([])
  })

  test('each dependency of package.json has an owner', () => {
    const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { dependencies: object }
    expect(Object.keys(manifest.dependencies).filter((name) => OWNERS[name] === undefined)).toEqual([])
  })

  test('builtins carry the node: prefix', () => {
    const wrong = sources.flatMap(({ path, imports }) => {
      return imports.filter((one) => builtinModules.includes(one)).map((one) => `${path} imports ${one}`)
    })
    expect(wrong).toEqual([])
  })

  test('the process and the console belong to the command line', () => {
    const outside = sources.filter(({ folder }) => folder !== 'src/cli')
    expect(linesWith(outside, /(?<![\w.'"`$/-])(process|console)\.\w/)).toEqual([])
  })

  test('only main sets the exit code, and nobody ends the process', () => {
    const others = sources.filter(({ path }) => path !== 'src/cli/main.ts')
    expect(linesWith(others, /process\.exitCode/)).toEqual([])
    expect(linesWith(sources, /process\.exit\(/)).toEqual([])
  })
})

describe('files', () => {
  test(`none has more than ${LINE_CAP} lines`, () => {
    const tooLong = [...sources.map(({ path }) => path), ...testFiles].filter((path) => {
      return readFileSync(join(root, path), 'utf8').trimEnd().split('\n').length > LINE_CAP
    })
    expect(tooLong).toEqual([])
  })

  test('names are kebab-case', () => {
    const names = [...sources.map(({ path }) => path), ...testFiles]
    expect(names.filter((path) => !/(^|\/)[a-z0-9]+(-[a-z0-9]+)*(\.test)?\.ts$/.test(path))).toEqual([])
  })

  test('no name says nothing', () => {
    const vague = /(^|\/)(utils?|helpers?|common|misc|manager|service|handler|processor)\.ts$/
    expect(sources.filter(({ path }) => vague.test(path)).map(({ path }) => path)).toEqual([])
  })

  test('everything is exported by name', () => {
    // The contract of jscodeshift for a transform module is a default export.
    const ours = sources.filter(({ path }) => !/^src\/cli\/[a-z-]+-entry\.ts$/.test(path))
    expect(linesWith(ours, /^\s*export default\b|\bas default\b/)).toEqual([])
  })

  test('no enums', () => {
    expect(linesWith(sources, /^\s*(export\s+)?(const\s+)?enum\s/)).toEqual([])
  })

  test('no name of a particular repository is built in', () => {
    expect(linesWith(sources, /viscy|cellkit|\bhcs\b|iohub|monai/i)).toEqual([])
  })
})

function linesWith(files: readonly Source[], pattern: RegExp): readonly string[] {
  return files.flatMap(({ path, code }) =>
    code.split('\n').flatMap((line, i) => (pattern.test(line) ? [`${path}:${i + 1}: ${line.trim()}`] : [])),
  )
}
