import { describe, expect, it } from 'vitest'
import { partAsked } from '../../src/answer/part-asked.ts'
import { contextOf, spanOf } from './hand-made.ts'

const deal =
  'The brown mule was sold by Otto Brand to Vera Lind in May 2013. The kiln was handed over to Joe Fox by Ann Lee. Dina Frost gave the loom to Ivo Marek. The prize was given to Kezia Long by the mayor, Tom Ferris.'
const fees =
  'A berth costs £9 for anglers and £14 for visitors. The guild had 120 weavers in 2011 and 340 weavers in 2012. The lift takes 20 minutes in spring and 45 minutes in autumn. Osby has 31 kilns, and Marlby has 12 kilns. The tram makes one trip on Sundays and three trips on Mondays. Tickets are £3 and £7 for anglers and visitors respectively.'

/** What becomes of the words that a reader marked. */
const rows: readonly (readonly [text: string, question: string, marked: string, wanted: string])[] = [
  [deal, 'Who bought the brown mule?', 'Otto Brand to Vera Lind', 'Vera Lind'],
  [deal, 'Who bought the brown mule?', 'Otto Brand', 'Vera Lind'],
  [deal, 'Who sold the brown mule?', 'Otto Brand to Vera Lind', 'Otto Brand'],
  [deal, 'To whom was the brown mule sold?', 'Otto Brand to Vera Lind', 'Vera Lind'],
  [deal, 'Who handed over the kiln?', 'Joe Fox by Ann Lee', 'Ann Lee'],
  [deal, 'To whom was the kiln handed over?', 'Joe Fox by Ann Lee', 'Joe Fox'],
  [deal, 'Who was the kiln handed over to?', 'Ann Lee', 'Joe Fox'],
  [deal, 'Who gave the prize?', 'Kezia Long by the mayor, Tom Ferris', 'Tom Ferris'],
  [deal, 'Who gave the loom to Ivo Marek?', 'Dina Frost', 'Dina Frost'],
  [deal, 'When was the brown mule sold?', 'May 2013', 'May 2013'],
  [fees, 'How much does a berth cost for visitors?', '£9 for anglers and £14 for visitors', '£14'],
  [fees, 'How much does a berth cost for anglers?', '£9', '£9'],
  [fees, 'What do visitors pay for a berth?', 'anglers and £14', '£14'],
  [fees, 'What do visitors pay for a berth?', '£9', '£14'],
  [fees, 'How many weavers did the guild have in 2011?', '120 weavers in 2011 and 340', '120 weavers'],
  [fees, 'How many weavers did the guild have in 2012?', '120', '340 weavers'],
  [fees, 'How long does the lift take in autumn?', '20 minutes', '45 minutes'],
  [fees, 'How many kilns does Osby have?', '[12] kilns', '31 kilns'],
  [fees, 'How many kilns does Marlby have?', '[12] kilns', '12'],
  [fees, 'How many trips does the tram make on Mondays?', 'one', 'three trips'],
  [fees, 'How much are tickets for visitors?', '£3 and £7', '£3 and £7'],
  [fees, 'How many weavers did the guild have?', '120 weavers in 2011', '120 weavers in 2011'],
]

describe('the part that is asked for', () => {
  it.each(rows)('%# %s', async (text, question, marked, wanted) => {
    const context = await contextOf(question, text)
    const { reading, sentence, start, end } = spanOf(context, marked)
    const part = partAsked(context.question, reading, sentence, { start, end })
    expect(text.slice(part.start, part.end)).toBe(wanted)
  })
})
