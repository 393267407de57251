/** The reference of the recipe, from its JSON Schema and one example for each key. */

/** One example for each key; a test reads each with the parser of the program. */
export const EXAMPLES = {
  roots: 'roots: [src, libs/core/src]',
  package:
    'package:\n  from: shop.billing\n  to: shop_billing\n  distribution: shop-billing\n  directory: packages/shop-billing',
  rename_modules: 'rename_modules:\n  shop.billing.typing: shop.billing._typing',
  move: 'move:\n  - { from: shop.billing.invoice, to: shop.billing._utils, symbols: shared }\n  - { from: shop.billing.tax, to: shop.billing._rates, symbols: [RATES, rate_of] }',
  copy: 'copy:\n  - { from: shop.common.money, to: shop.billing._money, symbols: [Money] }',
  layers: 'layers: [_typing, _utils, [invoice, tax], "*"]',
  lazy: 'lazy:\n  - shop.billing\n  - { package: shop, eager: [net] }',
  optional: 'optional:\n  tables: [pandas]\n  movies: { requires: [av], marker: "sys_platform != \'win32\'" }',
  distributions: 'distributions:\n  cassandra: cassandra-driver',
  guard: 'guard: module-getattr',
  tests: 'tests: { from: tests/billing, to: packages/shop-billing/tests }',
  ci: 'ci: false',
  class_paths: 'class_paths: { keys: [class_path, _target_], prefer: public }',
  shim: 'shim: { until: "2.0" }',
  cures: 'cures: [P2, P12]',
  guide: 'guide: docs/MIGRATION.md',
  outside: 'outside: ignore',
  format: 'format: [ruff, format]',
  accept: 'accept:\n  - { code: place-read, path: shop/log.py, because: the path is only shown }',
  exclude: 'exclude: ["vendored/**", "data/*.json"]',
}

/** The page, from the schema of the recipe. */
export function recipePage(schema) {
  const keys = Object.entries(schema.properties)
  return (
    [
      '# The recipe',
      'A recipe is a YAML file (or JSON, with the same keys): `extract-codemod.yaml` in the root of the repository. All names are those of today. Every key is optional: a recipe of moves alone, or of renames alone, is a recipe. `extract-codemod init --from PACKAGE` writes one from the code.',
      'For completions in an editor, begin with a line that names the schema (it is in the package as well: `schema/recipe.schema.json`):',
      '```yaml\n# yaml-language-server: $schema=https://unpkg.com/extract-codemod/schema/recipe.schema.json\n```',
      [
        '| key | what it asks for |',
        '| --- | --- |',
        ...keys.map(([key, { description }]) => `| [\`${key}\`](#${key}) | ${description} |`),
      ].join('\n'),
      ...keys.flatMap(([key, value]) => [
        `## ${key}`,
        value.description,
        `\`\`\`yaml\n${EXAMPLES[key]}\n\`\`\``,
        ...parts(value),
      ]),
    ].join('\n\n') + '\n'
  )
}

/** What stands inside of an object, or of the objects of a list. */
function parts(value) {
  const object = [value, value.items, ...(value.anyOf ?? []), ...(value.items?.anyOf ?? [])].find(
    (one) => one?.properties !== undefined,
  )
  if (object === undefined) return []
  const rows = Object.entries(object.properties).flatMap(([key, one]) =>
    one.description === undefined ? [] : [`- \`${key}\`: ${one.description}`],
  )
  return rows.length === 0 ? [] : [rows.join('\n')]
}
