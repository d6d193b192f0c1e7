import { expect, test } from 'vitest'
import { openContext } from '../../src/answer/context.ts'
import { toldOtherwise } from '../../src/answer/told-otherwise.ts'
import { corpusOf } from './hand-made.ts'

async function wayOf(claim: string, text: string): Promise<string | undefined> {
  const context = await openContext(await corpusOf([{ title: 'News', published: '2020-05-06', text }]), claim, {})
  const [view] = context.views.filter(({ sentence }) => sentence.index === 0)
  return view && toldOtherwise(context, view)
}

test.each<[string, string, string]>([
  ['Joe Orme beat Ada Quill.', 'Ada Quill beat Joe Orme by 20 votes.', 'sides'],
  ['Joe Orme painted Ada Quill.', 'The hall has a picture of Joe Orme, painted by Ada Quill.', 'sides'],
  ['Quill was beaten by Orme.', 'Ada Quill beat Joe Orme by 20 votes.', 'sides'],
  ['Joe Orme handed the report to Ada Quill.', 'Ada Quill handed the report to Joe Orme on Monday.', 'sides'],
  ['Joe Orme thanked Ada Quill.', 'Joe Orme was thanked by Ada Quill.', 'sides'],
  ['Joe Orme promoted his nephew Finn.', 'Joe Orme demoted his nephew Finn in May.', 'deed'],
  [
    'The council approved the budget of the library.',
    'The council rejected the budget of the library on Monday.',
    'deed',
  ],
  ['Ada Quill criticised the report on the harbour.', 'Ada Quill praised the report on the harbour.', 'deed'],
  ['The net costs 90 cents less than an ordinary one.', 'A net costs 90 cents more than an ordinary one.', 'degree'],
  [
    'The guild gave more than the club had asked for.',
    'The guild gave 500 crowns less than the club had asked for.',
    'degree',
  ],
  ['The new hall is smaller than the old one.', 'The new hall is larger than the old one.', 'degree'],
  ['Most of the members agreed.', 'A minority of the members agreed.', 'degree'],
  ['The river rose to 2.4 feet.', 'The river rose to 2.4 metres in the night.', 'unit'],
  ['The wall is 90 feet long.', 'The wall is ninety miles long.', 'unit'],
  ['The strike lasted three weeks.', 'The strike lasted three days.', 'unit'],
  ['The council trained 200 wardens.', 'The council will train 200 wardens.', 'plan'],
  ['The council has already trained 200 wardens.', 'Quill said the council would train 200 wardens.', 'plan'],
  ['The old crane was sold.', 'The old crane is to be sold.', 'plan'],
])('%s is told otherwise by: %s', async (claim, text, way) => {
  expect(await wayOf(claim, text)).toBe(way)
})

test.each<[string, string]>([
  ['Ada Quill beat Joe Orme.', 'Ada Quill beat Joe Orme by 20 votes.'],
  ['Joe Orme was beaten by Ada Quill.', 'Ada Quill beat Joe Orme by 20 votes.'],
  ['Joe Orme met Ada Quill.', 'Ada Quill met Joe Orme.'],
  ['Joe Orme married Ada Quill.', 'Ada Quill married Joe Orme in May.'],
  ['Joe Orme got the report from Ada Quill.', 'Ada Quill handed the report to Joe Orme.'],
  ['Joe Orme thanked Ada Quill.', 'Ada Quill and Joe Orme thanked each other.'],
  ['The old hall is smaller than the new one.', 'The new hall is larger than the old one.'],
  ['The new hall is larger.', 'The new hall is larger than the old one, which cost less.'],
  ['The wall is 90 miles long.', 'The wall is ninety miles long and 30 feet high.'],
  ['The wall is 90 kilometres long.', 'The wall is 90 km long.'],
  ['The wall is 6 percent longer.', 'The wall, built in May, is 6 per cent longer.'],
  ['The price falls to 4 per cent.', 'The price falls from 7.5 to 4 per cent.'],
  ['Joe Orme drew the Georgian letters.', 'It brings the whole of Georgian, drawn by Joe Orme.'],
  ['The wall is 9 kg heavy.', 'The wall is nine kilograms heavy.'],
  [
    'The walls did not make the old hall any smaller.',
    'The old hall did not shrink, but the walls took more of the garden.',
  ],
  ['The strike lasted three weeks.', 'The strike of three days became one of three weeks.'],
  ['The council trained 200 wardens.', 'The council trained 200 wardens and will train 100 more.'],
  ['The council will train 200 wardens.', 'The council will train 200 wardens.'],
  ['The council plans to train 200 wardens.', 'The council will train 200 wardens.'],
  ['Joe Orme did not beat Ada Quill.', 'Ada Quill beat Joe Orme by 20 votes.'],
  ['The net does not cost less than an ordinary one.', 'A net costs 90 cents more than an ordinary one.'],
  ['The river never rose to 2.4 feet.', 'The river rose to 2.4 metres in the night.'],
  ['The council has not trained 200 wardens.', 'The council will train 200 wardens.'],
  ['The council approved the budget of the library.', 'The council rejected the budget of the museum.'],
  [
    'The council approved the budget of the library.',
    'The council, which rejected a first draft, approved the budget of the library.',
  ],
  ['The inn was opened.', 'The inn was closed.'],
  ['Ada Quill said the mill would close.', 'Ada Quill said that the mill would close.'],
])('%s is not told otherwise by: %s', async (claim, text) => {
  expect(await wayOf(claim, text)).toBeUndefined()
})
