import { readFileSync } from 'node:fs'
import { packageFile } from '../../package-root.ts'
import { confidenceFeatures } from './confidence.ts'
import { featureNames } from './features/index.ts'
import { readModel, type TreeModel } from './trees.ts'

function check(model: TreeModel, features: readonly string[], name: string): TreeModel {
  if (model.features.join() !== features.join())
    throw new Error(`${name} was trained for other features: run npm run train`)
  return model
}

const load = (path: string, features: readonly string[]): TreeModel =>
  check(readModel(JSON.parse(readFileSync(packageFile(path), 'utf8'))), features, path)

let ranker: TreeModel | undefined
let confidence: TreeModel | undefined

/** Scores candidates; trained by `npm run train`. */
export function rankerModel(): TreeModel {
  ranker ??= load('models/ranker.json', featureNames)
  return ranker
}

/** Log odds that the best candidate is right; trained by `npm run train`. */
export function confidenceModel(): TreeModel {
  confidence ??= load('models/confidence.json', confidenceFeatures)
  return confidence
}

/**
 * Puts other models in the place of those of the program, for all that is asked from now on: for measuring on held-out
 * articles.
 * @throws Error when they were trained for other features
 */
export function useModels(models: { readonly ranker: TreeModel; readonly confidence: TreeModel }): void {
  ranker = check(models.ranker, featureNames, 'the ranker')
  confidence = check(models.confidence, confidenceFeatures, 'the confidence')
}
