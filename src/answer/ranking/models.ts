import { readFileSync } from 'node:fs'
import { packageFile } from '../../package-root.ts'
import { confidenceFeatures } from './confidence.ts'
import { featureNames } from './features/index.ts'
import { readModel, type TreeModel } from './trees.ts'

function load(path: string, features: readonly string[]): TreeModel {
  const model = readModel(JSON.parse(readFileSync(packageFile(path), 'utf8')))
  if (model.features.join() !== features.join())
    throw new Error(`${path} was trained for other features: run npm run train`)
  return model
}

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
