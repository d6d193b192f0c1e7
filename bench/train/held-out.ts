/** Models for judging: each learned without the articles that it is asked about. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { readModel, type TreeFile, type TreeModel } from '../../src/answer/ranking/trees.ts'

export interface Models {
  readonly ranker: TreeModel
  readonly confidence: TreeModel
}

/** The models of one fold, as they lie in their file. */
export interface HeldOutModels {
  /** Articles that were not learned from. */
  readonly articles: readonly string[]
  readonly ranker: TreeFile
  readonly confidence: TreeFile
}

const fileOf = (folder: string, number: number): string => path.join(folder, `fold-${number + 1}.json`)

export function writeHeldOut(folder: string, folds: readonly HeldOutModels[]): void {
  mkdirSync(folder, { recursive: true })
  folds.forEach((fold, number) => {
    writeFileSync(fileOf(folder, number), `${JSON.stringify(fold)}\n`)
  })
}

/**
 * Models by the title of the article that they have not seen.
 * @throws Error when a file is damaged
 */
export function readHeldOut(folder: string): ReadonlyMap<string, Models> {
  const models = new Map<string, Models>()
  for (let number = 0; existsSync(fileOf(folder, number)); number++) {
    const { articles, ranker, confidence }: HeldOutModels = JSON.parse(readFileSync(fileOf(folder, number), 'utf8'))
    const both = { ranker: readModel(ranker), confidence: readModel(confidence) }
    for (const article of articles) models.set(article, both)
  }
  return models
}
