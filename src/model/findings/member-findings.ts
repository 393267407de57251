import type { FindingEntry } from './finding-entry.ts'

/** What can be said of the new member: manifests, dependencies, tests, workflows, shims. */
export const MEMBER_FINDINGS = {
  'absolute-path': {
    levels: ['note'],
    title: 'A path of one machine',
    explains: 'It works nowhere else. Tests write below `tmp_path`; users of configs fill paths in.',
  },
  'ci-jobs': {
    levels: ['note'],
    title: 'How many jobs were added',
    explains: 'They stand at the end of the workflow. Take out systems or Pythons you do not support.',
  },
  'ci-not-written': {
    levels: ['note'],
    title: 'Jobs are not written for this CI service',
    explains: 'They are written for GitHub Actions. The commands that such a job runs are given with it.',
  },
  'ci-own-workflow': {
    levels: ['note'],
    title: 'The jobs got a workflow of their own',
    explains:
      'No workflow that runs tests is started by each push or pull request of the default branch, and a job that is never started tests nothing.',
  },
  'declaration-not-read': {
    levels: ['note'],
    title: 'A manifest computes what it declares',
    explains:
      'It is read as text and never run, so what is computed is not known. Look whether the new package needs some of it.',
  },
  'discovery-told': {
    levels: ['note'],
    title: 'Setuptools was told which packages to find',
    explains:
      'With the new folder beside the package it would refuse to guess and fail to build, or find the folder as well and install it a second time. `packages.find` names what belongs to the package now.',
  },
  'distribution-cycle': {
    levels: ['warning'],
    title: 'Two distributions would need each other',
    explains:
      'The new member imports what the monolith keeps, and the monolith imports the member. It installs, but neither can be used or released alone. Copy or move what is needed across the line.',
  },
  'parent-first': {
    levels: ['note'],
    title: 'The new package imports the one it comes from before anything else',
    explains:
      'Python loads `pkg` before `pkg.part` (language reference 5.3.1), and what the part needs of it was there by then. The two need each other while they are loaded, so the new package asks for that itself.',
  },
  'dynamic-dependencies': {
    levels: ['warning'],
    title: 'Dependencies are computed',
    explains: 'The manifest says they come from elsewhere, so the member was not added to them. Add it there.',
  },
  'install-both': {
    levels: ['note'],
    title: 'The two distributions are installed together',
    explains:
      'The project is no uv workspace, so an installer has to be told where the new distribution lies: its folder goes into the same command, before the project.',
  },
  'install-places': {
    levels: ['note'],
    title: 'A file says where the code is and does not know the new folder',
    explains:
      'It installs the project with an installer that looks for the new distribution in an index, or puts the old folder alone on the path of Python. The line to write is given.',
  },
  'lock-file-stale': {
    levels: ['note'],
    title: 'A lock file does not know the new distribution',
    explains: 'It is written by its own tool. Run the command on the branch and commit what it writes.',
  },
  'manifest-not-read': {
    levels: ['warning'],
    title: 'A manifest cannot be read',
    explains: 'It was left as it is. Mend it and run again.',
  },
  'map-file-ignored': {
    levels: ['note'],
    title: 'The map for machines was not written',
    explains:
      'A pattern of `.gitignore` takes it in, so it would be on one machine only. Let git take the file and run again.',
  },
  'member-without-job': {
    levels: ['warning'],
    title: 'A member has tests that no job runs',
    explains: 'Add a job that installs it and runs its tests.',
  },
  'no-manifest': {
    levels: ['warning'],
    title: 'There is no manifest at the root',
    explains: 'The workspace was not told of the new member. Add it where your build is configured.',
  },
  'monolith-not-named': {
    levels: ['warning'],
    title: 'The new package imports what no distribution installs',
    explains:
      'What stays has no name that an installer knows, so the new manifest cannot declare it: installed alone, the package cannot be imported. Copy or move what it needs, or give the rest a manifest.',
  },
  'package-data-leaves': {
    levels: ['note'],
    title: 'Data entries left the manifest of the monolith',
    explains: 'The files they named belong to the new member now, which installs what lies in its package.',
  },
  'root-install': {
    levels: ['warning', 'note'],
    title: 'The root is installed where the member is not',
    explains:
      'The installer pip does not read the sources of a workspace, nor does uv with `--no-sources`, and with `--no-deps` neither installs what the root requires: a job that installs the root alone no longer gets the member.',
  },
  'shim-name-taken': {
    levels: ['error'],
    title: 'A shim has no place to stand',
    explains: 'After the run its name is something else. Take `shim` out, or choose another new name.',
  },
  'shim-needs-dependency': {
    levels: ['warning'],
    title: 'A shim imports what its distribution does not declare',
    explains: 'Add the new distribution to the dependencies of the one that keeps the old names.',
  },
  'store-per-test': {
    levels: ['note'],
    title: 'Fixtures write files anew for each test',
    explains: 'Where tests only read them, a fixture of session scope does it once.',
  },
  'test-name-taken': {
    levels: ['warning'],
    title: 'A generated test file was not written',
    explains: 'There is a file of that name already.',
  },
  'fixtures-copied': {
    levels: ['note'],
    title: 'Fixtures of tests inside of the package are copied',
    explains:
      'Tests that lie in the package leave the folder of a `conftest.py` that stays. What they ask for, and what acts on them by itself, is written into a `conftest.py` of the package as well. Hooks and options are not: pytest calls hooks for all tests of a run, and an option can be added once only.',
  },
  'test-stays': {
    levels: ['note'],
    title: 'A test file stays with the monolith',
    explains: 'It is about more than the package. Split it and move the part by hand.',
  },
  'tests-not-there': {
    levels: ['warning'],
    title: 'The tests that are to move along are not there',
    explains:
      'The recipe names a folder of tests that holds no file, so tests of the package stay where they are and go on naming it from there. The folder is misspelled, or the tests lie elsewhere.',
  },
  'tests-not-collected': {
    levels: ['note'],
    title: 'The tests that moved are no longer found from the root',
    explains: 'Run them by themselves, or add them to `testpaths`.',
  },
  'undeclared-import': {
    levels: ['warning', 'note'],
    title: 'An import that no manifest declares',
    explains: 'It was written without a version. Give it the versions you support.',
  },
  'unknown-distribution': {
    levels: ['error', 'warning', 'note'],
    title: 'Nothing says which distribution an import comes from',
    explains:
      'A name that is only guessed can belong to somebody else, or be registered by anybody tomorrow, so none is written. Declare it in a manifest, or say it in the recipe under `distributions`. Where the package requires the monolith, which imported the same undeclared, it is a warning: nothing gets worse. Where nobody is to install it with the package (a script of the maintainers), say so: `accept: [{ code: unknown-distribution, path: FILE, because: ... }]`.',
  },
  'scripts-need-member': {
    levels: ['note'],
    title: 'A script or a test needs the new distribution',
    explains:
      'It runs from the checkout and is not installed, so it says nowhere what it needs. Whoever runs it has to install the new distribution.',
  },
  'version-not-shared': {
    levels: ['note'],
    title: 'The version of the monolith could not be carried over',
    explains: 'The member starts at 0.1.0. Set the version you want.',
  },
  'workflow-not-read': {
    levels: ['warning'],
    title: 'A workflow cannot be read',
    explains: 'No job was added to it. Add the jobs by hand if the tests run there.',
  },
  'workflow-paths': {
    levels: ['warning', 'note'],
    title: 'A path filter does not know the new folder',
    explains:
      'What a workflow tests has moved out of the paths for which it runs, so a change of it would run no test.',
  },
} as const satisfies Readonly<Record<string, FindingEntry>>
