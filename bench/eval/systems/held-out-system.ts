import { useModels } from '../../../src/answer/ranking/models.ts'
import type { Models } from '../../train/held-out.ts'
import type { EvalSet, System } from '../types.ts'
import { datelineSystem } from './dateline-system.ts'

/** Title of a SQuAD article → as the files of models name it. */
const keyOf = (title: string): string => title.replaceAll(' ', '_')

/**
 * Dateline with, for each question, the models that were learned without the article that it was asked about.
 * @param models by the title of the article
 */
export function heldOutSystem(models: ReadonlyMap<string, Models>): System {
  return {
    name: 'Dateline, held out',
    async open(set: EvalSet, settings) {
      const titles = new Map(set.articles.map(({ id, title }) => [id, keyOf(title)]))
      const asked = new Map(set.questions.map(({ question, about }) => [question, about]))
      const open = await datelineSystem.open(set, settings)
      return {
        ...open,
        async ask(question, article) {
          const own = models.get(titles.get(article ?? asked.get(question) ?? '') ?? '')
          if (own === undefined) throw new Error(`no models were learned without the article of "${question}"`)
          useModels(own)
          return open.ask(question, article)
        },
      }
    },
  }
}
