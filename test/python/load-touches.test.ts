import { beforeAll, expect, test } from 'vitest'
import { areApart } from '../../src/python/index/load-touches.ts'
import { indexOf } from '../../src/python/index/symbol-index.ts'
import { loadPython } from '../../src/python/parse/grammar.ts'
import { buildWorkspace } from '../support/build-workspace.ts'

beforeAll(() => loadPython())

const HALL = `import logging
import os
import sys

bells = []
doors = {}


class Log(logging.LoggerAdapter):
    def log(self, level, text):
        print(text)


def log_for(name):
    return Log(logging.getLogger(name), {})


log = log_for(__name__)
plain = logging.getLogger(__name__)


def ring(it):
    bells.append(it)
    return it


def knock(it):
    doors[it] = [len(bells)]
    return it


def open_door(it):
    doors.setdefault(it, 1)
    plain.debug("%s", it)
    log.debug("%s", it)
    return it


def put(where, it):
    where.append(it)


def call(it):
    it()


def shown(name):
    here = os.path.dirname(name)
    for one in os.listdir(here):
        if one.endswith(".py"):
            setattr(sys.modules[name], one, None)


class Guest:
    def __init__(self, name):
        self.name = name
        bells.append(self)


class Plug:
    def __init_subclass__(cls):
        bells.append(cls)
`

/** Whether two modules are apart, each with what it says below its imports. */
function apart(one: string, other: string): boolean {
  const head = 'import os\nimport sys\n\nimport far\nimport hall\nimport near\n\n\n'
  const index = indexOf(buildWorkspace({ 'hall.py': HALL, 'one.py': head + one, 'other.py': head + other }), [''])
  return areApart(index, 'one', 'other')
}

const RING = '@hall.ring\ndef sound(): ...\n'
const OPEN = '@hall.open_door\nclass Gate: ...\n'

test.each([
  ['two lists', RING, OPEN],
  ['a list and attributes of modules', RING, 'hall.shown(__name__)\n'],
  ['a list and a library', RING, 'far.begin()\n'],
  ['a list that is handed in', 'hall.put(hall.bells, 1)\n', OPEN],
  ['what is set of a library and a list', 'sys.modules["x"] = None\n', RING],
])('apart: %s', (_, one, other) => {
  expect([apart(one, other), apart(other, one)]).toEqual([true, true])
})

test.each([
  ['one list', RING, RING],
  ['a list and what reads it', RING, '@hall.knock\nclass Gate: ...\n'],
  ['a list and what is handed it', RING, 'hall.put(hall.bells, 1)\n'],
  ['a list and an instance that adds itself', RING, 'hall.open_door(hall.Guest("x"))\n'],
  ['a list and a class that its base adds', RING, 'class Tool(hall.Plug): ...\n'],
  ['a list and a function that is replaced', RING, 'hall.ring = print\n'],
  ['a list and the module that holds it', RING, 'hall.put([], hall)\n'],
  ['a list and code that is not seen', RING, 'hall.call(hall.unknown)\n'],
  ['a list and a parameter that is called', RING, 'hall.call(hall.open_door)\n'],
  ['a list and a text that runs', RING, 'hall.open_door(eval("hall.bells"))\n'],
  ['two libraries', 'far.begin()\n', 'near.begin()\n'],
  ['a library and the environment', 'far.begin()\n', 'os.environ["FAR"] = "1"\n'],
  ['a library and a text that is set in it', 'far.begin()\n', 'near.mode = 1\n'],
  ['attributes of modules', 'hall.shown(__name__)\n', 'sys.modules["x"] = None\n'],
])('not apart: %s', (_, one, other) => {
  expect([apart(one, other), apart(other, one)]).toEqual([false, false])
})
