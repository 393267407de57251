import { availableParallelism } from 'node:os'
import { basename } from 'node:path'
import { defineConfig } from 'vitest/config'
import { BaseSequencer } from 'vitest/node'
import type { TestSpecification } from 'vitest/node'

/** `.ci/run` asks for the counts as JSON; everybody else reads the default reporter. */
const resultFile = process.env['TEST_RESULT_FILE']

/** Tests of the program as it is run: its signals, its journal, its ways out of a process. Each file has a process of its own. */
const OF_THE_PROGRAM = ['test/cli/**/*.test.ts', 'test/apply/**/*.test.ts']

/** Files that run every fixture: one that is begun last keeps one processor busy while the others wait. */
const LONG = ['properties.test.ts', 'fixtures.test.ts', 'fixture-laws.test.ts', 'lazy-packages.test.ts']

/** Long files first. A fresh clone has no times of an earlier run, and there size says nothing. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification): number => {
      const at = LONG.indexOf(basename(moduleId))
      return at < 0 ? LONG.length : at
    }
    return (await super.sort(files)).sort((a, b) => place(a) - place(b))
  }
}

export default defineConfig({
  test: {
    setupFiles: ['test/support/setup.ts'],
    pool: 'forks',
    // One less than there are processors is the default: one, on the two of a small machine, where the process that waits takes nothing.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    // Most functions of a test run are hot for a moment alone: optimise later than a server would.
    execArgv: ['--interrupt-budget=1056000', '--liftoff-only'],
    testTimeout: 30_000,
    hookTimeout: 30_000,
    reporters: resultFile === undefined ? ['default'] : ['default', ['json', { outputFile: resultFile }]],
    sequence: { sequencer: LongestFirst },
    projects: [
      { extends: true, test: { name: 'program', include: OF_THE_PROGRAM } },
      // Half the time of these was the modules that each file loaded again.
      {
        extends: true,
        test: { name: 'modules', include: ['test/**/*.test.ts'], exclude: OF_THE_PROGRAM, isolate: false },
      },
    ],
  },
})
