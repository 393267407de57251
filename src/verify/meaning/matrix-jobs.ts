type Table = Readonly<Record<string, unknown>>

/**
 * How many jobs a job of a GitHub workflow becomes: the combinations of its matrix without those an `exclude` fits, and the
 * `include` entries that cannot be added to a combination (GitHub Actions, "Expanding or adding matrix configurations").
 * Undefined for a matrix that is only known at run time.
 */
export function matrixJobs(job: unknown): number | undefined {
  const strategy = isTable(job) ? job['strategy'] : undefined
  const matrix = isTable(strategy) ? strategy['matrix'] : undefined
  if (matrix === undefined) return 1
  if (!isTable(matrix)) return undefined
  const { include, exclude, ...axes } = matrix
  const lists = [...Object.values(axes), include ?? [], exclude ?? []]
  if (!lists.every((list) => Array.isArray(list))) return undefined
  const excluded = tables(exclude)
  const combinations = product(Object.entries(axes) as [string, readonly unknown[]][]).filter(
    (one) => !excluded.some((entry) => Object.entries(entry).every(([key, value]) => isSame(one[key], value))),
  )
  const added = tables(include).filter(
    (entry) =>
      !combinations.some((one) =>
        Object.entries(entry).every(([key, value]) => !(key in axes) || isSame(one[key], value)),
      ),
  )
  return combinations.length + added.length
}

function product(axes: readonly (readonly [string, readonly unknown[]])[]): readonly Table[] {
  if (axes.length === 0) return []
  return axes.reduce<readonly Table[]>(
    (rows, [key, values]) => rows.flatMap((row) => values.map((value) => ({ ...row, [key]: value }))),
    [{}],
  )
}

function tables(list: unknown): readonly Table[] {
  return Array.isArray(list) ? list.filter(isTable) : []
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}

function isTable(value: unknown): value is Table {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
