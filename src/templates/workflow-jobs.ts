/** The jobs of one workspace member. */
export interface MemberJobs {
  /** The id the jobs' ids start with. */
  readonly id: string
  readonly directory: string
  readonly distribution: string
  readonly importName: string
  /** The folder of its tests; without tests the jobs import the package. */
  readonly tests: string | undefined
  readonly hasSlowTests: boolean
  /** The requirements of its group `test`; undefined without one. */
  readonly testGroup: readonly string[] | undefined
  /** What installs it, as the other jobs do. */
  readonly installer: 'pip' | 'uv'
  readonly setupUv: string
  /** Members it depends on, as folders, itself left out: installed from the tree. */
  readonly siblings: readonly string[]
  readonly pythons: readonly string[]
  readonly systems: readonly string[]
  /** Where a Python runs that a system has no more: the image to use in its place, or none. */
  readonly elsewhere: readonly {
    readonly system: string
    readonly python: string
    readonly instead: string | undefined
  }[]
  /** The names in brackets that bring everything: `all`, or each extra; empty without extras. */
  readonly everything: string
  /** Where all extras can be installed together. */
  readonly everythingOn: { readonly system: string; readonly python: string }
  /** One row for each smoke job. */
  readonly extras: readonly { readonly name: string; readonly system: string; readonly python: string }[]
  readonly checkout: string
  readonly setupPython: string
}

/** How many jobs a run of the workflow starts for the member, by tier. */
export function jobCounts(jobs: MemberJobs): { readonly base: number; readonly all: number; readonly extras: number } {
  return {
    base: jobs.pythons.length * jobs.systems.length - jobs.elsewhere.filter((one) => one.instead === undefined).length,
    all: jobs.everything === '' ? 0 : 1,
    extras: jobs.extras.length,
  }
}

/** The commands of a job without extras, as a shell runs them. */
export function testCommands(jobs: MemberJobs): readonly string[] {
  const tier = { python: jobs.pythons.at(-1) ?? '3.12', extra: '', isQuick: true }
  const steps = jobs.installer === 'uv' ? uvSteps(jobs, tier) : pipSteps(jobs, tier)
  return steps.flatMap((line) => /^ *- run: (?!.*--upgrade pip)(.*)$/.exec(line)?.[1] ?? [])
}

/** The jobs as YAML, with `\n` newlines: the entries of a `jobs` mapping, each level indented by `indent`. */
export function workflowJobs(jobs: MemberJobs, indent: string): string {
  const blocks = [
    job(jobs.id, jobs, {
      // Where there is no other job to tell it from, its name says all.
      comment: jobs.everything === '' ? undefined : 'Without extras, on every system and Python.',
      runsOn: '${{ matrix.os }}',
      matrix: [
        `os: [${jobs.systems.join(', ')}]`,
        `python-version: [${jobs.pythons.map(quote).join(', ')}]`,
        ...elsewhereRows(jobs),
      ],
      python: '${{ matrix.python-version }}',
      extra: '',
      isQuick: true,
    }),
  ]
  if (jobs.everything !== '')
    blocks.push(
      job(`${jobs.id}-all-extras`, jobs, {
        comment: `With all extras at once${jobs.hasSlowTests ? ', slow tests included' : ''}.`,
        runsOn: jobs.everythingOn.system,
        matrix: [],
        python: quote(jobs.everythingOn.python),
        extra: `[${jobs.everything}]`,
        isQuick: false,
      }),
    )
  if (jobs.extras.length > 0)
    blocks.push(
      job(`${jobs.id}-extra`, jobs, {
        comment: 'With one extra at a time, where its marker allows it.',
        runsOn: '${{ matrix.os }}',
        matrix: [
          'include:',
          ...jobs.extras.map(
            ({ name, system, python }) => `  - { extra: ${name}, os: ${system}, python-version: ${quote(python)} }`,
          ),
        ],
        python: '${{ matrix.python-version }}',
        extra: '[${{ matrix.extra }}]',
        isQuick: true,
      }),
    )
  return blocks.map((block) => indented(block, indent).join('\n')).join('\n\n') + '\n'
}

/** The rows that leave out a system for a Python it has no more, and those that name another image for it. */
function elsewhereRows({ elsewhere }: MemberJobs): readonly string[] {
  const row = (system: string, python: string): string => `  - { os: ${system}, python-version: ${quote(python)} }`
  const out = elsewhere.map(({ system, python }) => row(system, python))
  const instead = elsewhere.flatMap((one) => (one.instead === undefined ? [] : [row(one.instead, one.python)]))
  return [...(out.length === 0 ? [] : ['exclude:', ...out]), ...(instead.length === 0 ? [] : ['include:', ...instead])]
}

/** The lines of a job as deep as the jobs of the file are: `indent` is one level; keys of an item of a list stand behind its dash. */
function indented(lines: readonly string[], indent: string): readonly string[] {
  let dash: number | undefined
  return lines.map((line) => {
    const depth = /^ */.exec(line)?.[0].length ?? 0
    if (dash !== undefined && depth <= dash) dash = undefined
    const isItem = line.startsWith('- ', depth)
    if (isItem) dash ??= depth
    const levels = 1 + (dash === undefined || isItem ? depth : depth - 2) / 2
    return line === '' ? '' : indent.repeat(levels) + (dash === undefined || isItem ? '' : '  ') + line.slice(depth)
  })
}

/** A workflow of its own for the jobs. */
export function wholeWorkflow(name: string, jobs: MemberJobs): string {
  return `name: ${name}\n\non: [push, pull_request]\n\njobs:\n${workflowJobs(jobs, '  ')}`
}

function job(
  id: string,
  jobs: MemberJobs,
  tier: Tier & { readonly comment: string | undefined; readonly runsOn: string; readonly matrix: readonly string[] },
): readonly string[] {
  return [
    ...(tier.comment === undefined ? [] : [`# ${tier.comment}`]),
    `${id}:`,
    `  runs-on: ${tier.runsOn}`,
    ...(tier.matrix.length === 0
      ? []
      : ['  strategy:', '    fail-fast: false', '    matrix:', ...tier.matrix.map((line) => `      ${line}`)]),
    '  steps:',
    `    - uses: ${jobs.checkout}`,
    ...(jobs.installer === 'uv' ? uvSteps(jobs, tier) : pipSteps(jobs, tier)),
  ]
}

/** What differs between the jobs of one member. */
interface Tier {
  /** As YAML. */
  readonly python: string
  /** Names of extras in brackets, or nothing. */
  readonly extra: string
  readonly isQuick: boolean
}

function pipSteps(jobs: MemberJobs, tier: Tier): readonly string[] {
  const siblings = jobs.siblings.map((folder) => ` ./${folder}`.replace(/\/$/, '')).join('')
  return [
    `    - uses: ${jobs.setupPython}`,
    '      with:',
    `        python-version: ${tier.python}`,
    '    - run: python -m pip install --upgrade pip',
    `    - run: python -m pip install${siblings} ${word(`./${jobs.directory}${tier.extra}`)}${testsFor(jobs)}`,
    `    - run: ${checkOf(jobs, tier)}`,
  ]
}

/** What brings the tests' own needs: `--group` where every pip that runs has it (25.1, Python 3.9), else the requirements themselves. */
function testsFor({ tests, testGroup, directory, pythons }: MemberJobs): string {
  if (tests === undefined) return ''
  if (testGroup === undefined) return ' pytest'
  if (pythons.every((version) => Number(version.split('.')[1]) >= 9)) return ` --group ${directory}/pyproject.toml:test`
  return testGroup.map((text) => ` ${word(text.replaceAll('"', "'"))}`).join('')
}

/** A word of a command line, in quotes where a shell would read it otherwise. */
function word(text: string): string {
  return /^[\w./-]+$/.test(text) ? text : `"${text}"`
}

/** The environment has what the member declares and nothing else of the workspace (docs.astral.sh/uv, "Syncing the environment"). */
function uvSteps(jobs: MemberJobs, tier: Tier): readonly string[] {
  const extras = tier.extra.slice(1, -1).split(',')
  const wanted = tier.extra === '' ? '' : extras.map((name) => ` --extra ${name}`).join('')
  const group = jobs.tests !== undefined && jobs.testGroup !== undefined ? ' --group test' : ''
  const pytest = jobs.tests !== undefined && jobs.testGroup === undefined ? ' --with pytest' : ''
  const python = tier.python.replace(/^"|"$/g, '')
  return [
    `    - uses: ${jobs.setupUv}`,
    `    - run: uv sync --package ${jobs.distribution} --python ${python}${wanted}${group}`,
    `    - run: uv run --no-sync${pytest} ${checkOf(jobs, tier)}`,
  ]
}

function checkOf(jobs: MemberJobs, tier: Tier): string {
  const quick = tier.isQuick && jobs.hasSlowTests ? ' -m "not slow"' : ''
  return jobs.tests === undefined ? `python -c "import ${jobs.importName}"` : `python -m pytest ${jobs.tests}${quick}`
}

function quote(text: string): string {
  return JSON.stringify(text)
}
