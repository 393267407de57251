/** One row of a guide's table. */
export interface GuideRow {
  readonly from: string
  readonly to: string
  readonly kind: string
}

/** A stretch of a config file before and after. */
export interface GuideExample {
  readonly path: string
  readonly before: string
  readonly after: string
}

/** What the migration guide tells. */
export interface GuideContent {
  readonly title: string
  readonly install: { readonly distribution: string; readonly importName: string; readonly from: string } | undefined
  readonly modules: readonly GuideRow[]
  readonly publicNames: readonly GuideRow[]
  /** Those that do not go with their module. */
  readonly privateNames: readonly GuideRow[]
  /** Whether there are others, which do. */
  readonly areOthersAlong: boolean
  readonly copied: readonly GuideRow[]
  readonly kept: readonly { readonly name: string; readonly reason: string }[]
  /** Classes that behave differently, and how. */
  readonly changed: readonly { readonly name: string; readonly how: string }[]
  /** Modules that log under their own names. */
  readonly loggers: readonly GuideRow[]
  readonly examples: readonly GuideExample[]
  /** The same table for machines; undefined where it is not written. */
  readonly mapFile: string | undefined
  /** The release until which old names redirect; undefined: they are gone. */
  readonly until: string | undefined
}

/** The migration guide for everybody downstream, as Markdown. Ends with a newline. */
export function migrationGuide(content: GuideContent): string {
  const parts: string[] = [`# ${content.title}`]
  if (content.install !== undefined) {
    const { distribution, importName, from } = content.install
    parts.push(
      `\`${from}\` is a package of its own now: install \`${distribution}\`, import \`${importName}\`.`,
      fence('sh', `pip install ${distribution}`),
    )
    if (content.until === undefined)
      parts.push(
        'The old name is gone. `import` statements, dotted names in configs, `mock.patch` targets and pickled objects have to follow.',
      )
  }
  if (content.until !== undefined)
    parts.push(
      `The old names work until ${content.until}: they redirect to the new ones with a \`DeprecationWarning\` that names the line to change. \`mock.patch\` targets and assignments have to follow at once: they would change the old module only.`,
    )
  if (content.modules.length > 0) parts.push('## Modules', table(['old module', 'new module'], content.modules))
  if (content.publicNames.length > 0)
    parts.push('## Classes, functions and constants', table(['old name', 'new name', 'what'], content.publicNames))
  if (content.privateNames.length > 0) {
    parts.push(
      '## Private helpers',
      `For code that reached into them all the same.${content.areOthersAlong ? ' Those that are not here go with their modules.' : ''}`,
      table(['old name', 'new name', 'what'], content.privateNames),
    )
  }
  if (content.copied.length > 0) {
    parts.push(
      '## Copies',
      'These stay where they are; the new package has a copy of its own, so that it does not depend on where they come from. The two classes are not the same object: `isinstance` tells them apart.',
      table(['stays', 'copy'], content.copied),
    )
  }
  if (content.kept.length > 0) {
    parts.push(
      '## Still importable from the old module',
      content.kept.map((entry) => `- \`${entry.name}\`: ${entry.reason}`).join('\n'),
    )
  }
  if (content.changed.length > 0) {
    parts.push(
      '## What behaves differently',
      content.changed.map((entry) => `- \`${entry.name}\`: ${entry.how}`).join('\n'),
    )
  }
  parts.push(...loggers(content.loggers))
  for (const example of content.examples) {
    parts.push(
      `## Configs, for example \`${example.path}\``,
      'Before:',
      fence('yaml', example.before),
      'After:',
      fence('yaml', example.after),
    )
  }
  if (content.mapFile !== undefined) parts.push(`The same table for machines is in \`${content.mapFile}\`.`)
  return parts.join('\n\n') + '\n'
}

function loggers(rows: readonly GuideRow[]): readonly string[] {
  if (rows.length === 0) return []
  return [
    '## Loggers',
    'These modules log under their own names. Levels, handlers and filters of the old names do not reach them any more, nor do those of a package above that the new name is not in.',
    table(['old logger', 'new logger'], rows),
  ]
}

function fence(language: string, text: string): string {
  return '```' + language + '\n' + text + '\n```'
}

function table(heads: readonly string[], rows: readonly GuideRow[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`
  const body = rows.map((row) => line([`\`${row.from}\``, `\`${row.to}\``, row.kind].slice(0, heads.length)))
  return [line(heads), line(heads.map(() => '---')), ...body].join('\n')
}
