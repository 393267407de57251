import fc from 'fast-check'

/** A small runnable package and a recipe for it. */
export interface GeneratedCase {
  readonly files: Readonly<Record<string, string>>
  readonly recipe: string
}

const STYLES = [
  'from',
  'from-as',
  'relative',
  'relative-as',
  'module',
  'module-as',
  'from-package',
  'from-dot',
  'local',
  'local-module',
  'star',
] as const
type Style = (typeof STYLES)[number]

interface Definition {
  readonly module: number
  readonly name: string
  readonly kind: 'function' | 'class' | 'constant' | 'decorated'
  readonly uses: readonly { readonly definition: number; readonly style: Style }[]
  readonly annotated: boolean
  readonly commented: boolean
}

/** Modules `m0`..`m4`; a definition uses earlier ones of its own module or of lower modules, in every import style. */
export const generatedCase: fc.Arbitrary<GeneratedCase> = fc
  .record({
    definitions: fc.array(
      fc.record({
        module: fc.nat(4),
        kind: fc.constantFrom<Definition['kind']>('function', 'function', 'class', 'constant', 'decorated'),
        uses: fc.array(fc.record({ definition: fc.nat(40), style: fc.constantFrom(...STYLES) }), { maxLength: 3 }),
        annotated: fc.boolean(),
        commented: fc.boolean(),
      }),
      { minLength: 4, maxLength: 14 },
    ),
    moved: fc.array(fc.nat(40), { minLength: 1, maxLength: 4 }),
    target: fc.nat(5),
    rename: fc.constantFrom('none', 'none', 'one', 'swap', 'package'),
    crlf: fc.boolean(),
  })
  .map(({ definitions, moved, target, rename, crlf }) => build(definitions, moved, target, rename, crlf))

function build(
  raw: readonly Omit<Definition, 'name'>[],
  moved: readonly number[],
  target: number,
  rename: string,
  crlf: boolean,
): GeneratedCase {
  const definitions: Definition[] = []
  raw.forEach((entry, at) => {
    const uses = entry.uses.flatMap((use) => {
      const earlier = definitions.length === 0 ? undefined : use.definition % definitions.length
      const used = earlier === undefined ? undefined : definitions[earlier]
      // A constant calls nothing while it is imported: what calls do then is not followed by the proof.
      const calls = entry.kind === 'constant' && used?.kind !== 'constant'
      return used === undefined || used.module > entry.module || calls
        ? []
        : [{ definition: earlier ?? 0, style: use.style }]
    })
    definitions.push({
      ...entry,
      uses,
      name: entry.kind === 'constant' ? `VALUE_${at}` : entry.kind === 'class' ? `Thing${at}` : `make_${at}`,
    })
  })
  const newline = crlf ? '\r\n' : '\n'
  const files: Record<string, string> = { 'pkg/__init__.py': '', 'pkg/sub/__init__.py': '' }
  for (let module = 0; module < 5; module += 1)
    files[pathOf(module)] = moduleText(definitions, module).replaceAll('\n', newline)
  files['main.py'] = mainText(definitions)
  return { files, recipe: recipeFor(definitions, moved, target, rename) }
}

/** Module 3 lies in a sub-package, so that relative imports need two dots. */
function nameOf(module: number): string {
  return module === 3 ? 'pkg.sub.m3' : `pkg.m${module}`
}

function pathOf(module: number): string {
  return nameOf(module).replaceAll('.', '/') + '.py'
}

function relative(from: number, to: number): string {
  if (from === 3) return to === 3 ? '.m3' : `..m${to}`
  return to === 3 ? '.sub.m3' : `.m${to}`
}

function moduleText(definitions: readonly Definition[], module: number): string {
  const imports = new Set<string>()
  const bodies: string[] = []
  const own = definitions.filter((definition) => definition.module === module)
  for (const definition of own) bodies.push(definitionText(definitions, definition, imports))
  const head = own.some((definition) => definition.kind === 'decorated') ? ['import functools'] : []
  const wrapper = own.some((definition) => definition.kind === 'decorated')
    ? ['def _wrap(fn):\n    @functools.wraps(fn)\n    def inner(*args):\n        return fn(*args)\n    return inner\n']
    : []
  return [...head, ...[...imports].sort(), '', '', ...wrapper.map((text) => text + '\n'), bodies.join('\n\n')].join(
    '\n',
  )
}

function definitionText(definitions: readonly Definition[], definition: Definition, imports: Set<string>): string {
  const locals: string[] = []
  const calls = definition.uses.flatMap((use) => {
    const used = definitions[use.definition]
    if (used === undefined) return []
    const spelled = spell(definition, used, use.style, imports, locals)
    return [used.kind === 'constant' ? spelled : used.kind === 'class' ? `${spelled}().show()` : `${spelled}()`]
  })
  const value = `(${[JSON.stringify(definition.name), ...calls].join(', ')},)`
  const comment = definition.commented ? `# About ${definition.name}.\n` : ''
  const annotation = definition.annotated ? ' -> tuple' : ''
  const before = locals.map((line) => `    ${line}\n`).join('')
  switch (definition.kind) {
    case 'constant':
      return `${comment}${definition.name} = ${locals.length > 0 ? JSON.stringify(definition.name) : value}\n`
    case 'class':
      return `${comment}class ${definition.name}:\n    """${definition.name}."""\n\n    def show(self)${annotation}:\n${before.replaceAll('    ', '        ')}        return ${value}\n`
    case 'decorated':
      return `${comment}@_wrap\ndef ${definition.name}()${annotation}:\n${before}    return ${value}  # inside\n`
    case 'function':
      return `${comment}def ${definition.name}()${annotation}:\n${before}    return ${value}\n`
  }
}

function spell(user: Definition, used: Definition, style: Style, imports: Set<string>, locals: string[]): string {
  if (user.module === used.module) return used.name
  const module = nameOf(used.module)
  const last = `m${used.module}`
  const parent = used.module === 3 ? 'pkg.sub' : 'pkg'
  switch (style) {
    case 'from':
      imports.add(`from ${module} import ${used.name}`)
      return used.name
    case 'from-as':
      imports.add(`from ${module} import ${used.name} as _${used.name}`)
      return `_${used.name}`
    case 'relative':
      imports.add(`from ${relative(user.module, used.module)} import ${used.name}`)
      return used.name
    case 'relative-as':
      imports.add(
        `from ${relative(user.module, used.module)} import (\n    ${used.name} as r_${used.name},  # renamed\n)`,
      )
      return `r_${used.name}`
    case 'module':
      imports.add(`import ${module}`)
      return `${module}.${used.name}`
    case 'module-as':
      imports.add(`import ${module} as ${last}_alias`)
      return `${last}_alias.${used.name}`
    case 'from-package':
      imports.add(`from ${parent} import ${last}`)
      return `${last}.${used.name}`
    case 'from-dot':
      imports.add(
        `from ${relative(user.module, used.module)
          .replace(/m\d$/, '')
          .replace(/(\w)\.$/, '$1')} import ${last} as dot_${last}`,
      )
      return `dot_${last}.${used.name}`
    case 'local':
      locals.push(`from ${module} import ${used.name}`)
      return used.name
    case 'local-module':
      locals.push(`import ${module} as here_${last}`)
      return `here_${last}.${used.name}`
    case 'star':
      imports.add(`from ${module} import *`)
      return used.name
  }
}

function mainText(definitions: readonly Definition[]): string {
  const lines = [
    'import pkg.m0, pkg.m1',
    'from pkg import m2 as two',
    'from pkg.sub.m3 import *',
    'import pkg.m4 as four',
    '',
  ]
  for (const definition of definitions) {
    const holder = ['pkg.m0', 'pkg.m1', 'two', '', 'four'][definition.module] ?? ''
    const spelled = holder === '' ? definition.name : `${holder}.${definition.name}`
    lines.push(
      `print(${definition.kind === 'constant' ? spelled : definition.kind === 'class' ? `${spelled}().show()` : `${spelled}()`})`,
    )
  }
  return lines.join('\n') + '\n'
}

function recipeFor(
  definitions: readonly Definition[],
  moved: readonly number[],
  target: number,
  rename: string,
): string {
  const first = definitions[(moved[0] ?? 0) % definitions.length]
  const from = first?.module ?? 0
  const symbols = [
    ...new Set(
      moved
        .map((at) => definitions[at % definitions.length])
        .filter((definition) => definition?.module === from)
        .map((definition) => definition?.name),
    ),
  ]
  const to = target === 5 ? 'pkg._fresh' : nameOf(target)
  const lines: string[] = []
  if (to !== nameOf(from) || rename === 'none') {
    lines.push(
      'move:',
      `  - { from: ${nameOf(from)}, to: ${to === nameOf(from) ? 'pkg._fresh' : to}, symbols: [${symbols.join(', ')}] }`,
    )
  }
  if (rename === 'one') lines.push('rename_modules: { pkg.m1: pkg.sub.renamed }')
  if (rename === 'swap') lines.push('rename_modules: { pkg.m0: pkg.m1, pkg.m1: pkg.m0 }')
  if (rename === 'package')
    lines.push('package: { from: pkg.sub, to: sub_pkg, distribution: sub-pkg, directory: packages/sub-pkg }')
  return lines.join('\n') + '\n'
}
