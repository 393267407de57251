/**
 * Let paths that code makes from its own place lead where they led, where the code or what it finds has moved.
 *
 * Before:       Path(__file__).parent / "invoicing" / "rates.csv"
 * After:        Path(str(importlib.resources.files("shop_invoicing"))) / "rates.csv"
 * Leaves alone: what moves along and keeps its distance; within one distribution, and in tests, folders are counted anew.
 * Reports:      nothing; its edits are marked `review`. What it cannot write anew the plan has refused.
 */
import { isAskedFor } from '../src/model/recipe.ts'
import type { Transform } from '../src/engine/transform.ts'
import { replace } from '../src/model/edit.ts'
import type { FileChange } from '../src/model/change.ts'
import { nameMapOf } from '../src/plan/names/name-map.ts'
import { fileStyles } from '../src/plan/names/file-style.ts'
import { listedFiles } from '../src/plan/places/listed-files.ts'
import { placeEdit } from '../src/plan/places/place-edits.ts'
import { hasToChange, placeGoals, placeMoves } from '../src/plan/places/place-goals.ts'
import type { PlaceStart } from '../src/plan/places/place-goals.ts'
import { packageEdit, packageStart } from '../src/plan/places/package-goals.ts'
import { placePackages } from '../src/plan/places/place-packages.ts'
import { PLACES } from '../src/plan/places/place-reads.ts'
import { insertImports } from '../src/python/edit/import-block.ts'
import { ownPlaces } from '../src/python/index/own-place.ts'
import type { OwnPlace } from '../src/python/index/own-place.ts'
import { packagePlaces } from '../src/python/index/package-place.ts'
import { indexOf } from '../src/python/index/symbol-index.ts'
import { wordQuery } from '../src/workspace/text-query.ts'

export const rewritePlaces: Transform = {
  name: 'rewrite-places',
  group: 'code',
  summary: 'Let paths made from `__file__` lead where they led',

  run({ plan, index, workspace }) {
    if (plan.files.length === 0) return { changes: [], findings: [] }
    const now = indexOf(workspace, plan.rootsAfter)
    const origins = new Map(plan.files.map((move) => [move.to, move.from]))
    const [moves, packages] = [placeMoves(index, plan.files), placePackages(index, plan.files, plan.rootsAfter)]
    const styles = fileStyles(now)
    const names = { index, moves, to: nameMapOf(plan).moduleTo }
    const changes = workspace.matching(wordQuery(PLACES), '.py').flatMap((path): readonly FileChange[] => {
      const [file, facts] = [workspace.read(path), now.facts(path)]
      // Tests that move later find what they read by their new place.
      const movesLater = isAskedFor(plan.recipe.tests, path)
      if (file === undefined || facts === undefined || movesLater) return []
      const origin = origins.get(path) ?? path
      const changed = (places: readonly OwnPlace[], begins: (place: OwnPlace) => PlaceStart | undefined) =>
        placeGoals(moves, places, begins).flatMap((goal) => (goal !== undefined && hasToChange(goal) ? [goal] : []))
      const written = [
        ...changed(ownPlaces(facts), () => ({ was: origin, is: path })).flatMap(
          (goal) => placeEdit({ facts, path }, goal, moves, packages) ?? [],
        ),
        ...changed(packagePlaces(facts), packageStart(names, origin, path)).flatMap(
          (goal) => packageEdit(names, { facts, path }, origin, goal, packages) ?? [],
        ),
      ]
      const edits = [
        ...written.flatMap((one) => one.edits),
        ...listedFiles(index, origin, facts, plan.files).map(({ span, text }) =>
          replace(span.start, span.end, text, 'review'),
        ),
      ]
      const needed = [...new Set(written.flatMap((one) => one.needed ?? []))].map((module) => ({
        module,
        name: undefined,
        alias: undefined,
        typeChecking: false,
      }))
      const self = now.identityOf(path)
      if (needed.length > 0)
        edits.push(
          ...insertImports({ facts, self, style: styles.styleOf(path), isFirstParty: styles.isFirstParty }, needed),
        )
      return edits.length === 0 ? [] : [{ kind: 'edit', file, edits }]
    })
    return { changes, findings: [] }
  },
}
