import { describe, expect, it } from 'vitest'
import { factsOf } from './answer-of.ts'

const ask = factsOf([
  {
    title: 'Brenford receives Peruvian guests',
    published: '2019-08-20',
    text: `BRENFORD, August 20 — Deputy Secretary of the Brenford Municipal Committee and Mayor of Brenford Ralf Oster met guests at the Corn Hall. Secretary of the Brenford Municipal Committee Chen Marlow also took part in the talks.

Lena Voss, Special Representative of the Government of Kenya on Coastal Affairs, also attended.`,
  },
  {
    title: 'Spring reception held in Brenford',
    published: '2020-01-20',
    text: `On 19 January 2020, a Lantern Night reception for consuls was held in the Guildhall of Brenford. Vice Mayor Dora Finch opened the event. The Secretary-General of the River League Tomas Arn gave a speech.

Dora Finch was appointed Vice Mayor of Brenford in September 2019.`,
  },
  {
    title: 'River League meets in Kolm',
    published: '2018-05-11',
    text: 'KOLM, May 11 — River League Secretary-General Ada Brook spoke at a forum in Kolm. Mayor Tann welcomed her to the city. "Kolm is the gate to the north," Mayor Tann said.',
  },
  {
    title: 'Harbour master retires',
    published: '2021-03-02',
    text: 'Harbour master Jon Pell had suggested the name. Ines Holt was harbour master of Kolm until 2019. Otto Krug, Secretary of the Skarn Party Committee and head of the Skarn Bank, agreed. Ivo Marr replaced Signe Holm as editor of the Kolm Gazette. Ivo Marr was remembered as editor of great patience.',
  },
])

describe('who held an office, and when', () => {
  it.each([
    ['Who was mayor of Kolm in 2018?', 'Tann'],
    ['Who was the party secretary of Brenford in August 2019?', 'Chen Marlow'],
    ['Who was Secretary-General of the River League in 2018?', 'Ada Brook'],
    ['Who became vice mayor in September 2019?', 'Dora Finch'],
    ['Who was replaced as editor of the Kolm Gazette?', 'Signe Holm'],
  ])('%s %s', async (question, answer) => {
    expect((await ask(question)).best).toMatchObject({ kind: 'office', answer })
  })

  it.each([
    'Who was mayor of Kolm in 2015?',
    'Who was mayor of Kolm at the time of the Marl Regatta?',
    'Who is the deputy mayor of Kolm?',
  ])('nothing is proposed for "%s"', async (question) => {
    const { kinds, answer } = await ask(question)
    expect(kinds).toContain('office')
    expect(answer).toBeUndefined()
  })
})

describe('what only looks like an office asked for', () => {
  it('is left to the reader', async () => {
    const { kinds } = await ask('Who was remembered as editor?')
    expect(kinds).not.toContain('office')
  })
})

describe('several offices, and offices told by others', () => {
  it.each([
    ['Who is the Deputy Secretary of the Brenford Municipal Committee?', 'Ralf Oster'],
    ['Who is the mayor of Brenford?', 'Ralf Oster'],
    ['mayor of brenford', 'Ralf Oster'],
  ])('%s %s', async (question, answer) => {
    expect((await ask(question)).best).toMatchObject({ kind: 'office', answer: expect.stringContaining(answer) })
  })

  it.each([
    ['Which post does Chen Marlow hold?', 'Secretary of the Brenford Municipal Committee'],
    ['What position was held by Chen Marlow in 2019?', 'Secretary of the Brenford Municipal Committee'],
    ['Who is Lena Voss?', 'Special Representative of the Government of Kenya on Coastal Affairs'],
    ['Who is Ms Lena Voss?', 'Special Representative of the Government of Kenya on Coastal Affairs'],
    ['Could you explain who Lena Voss was?', 'Special Representative of the Government of Kenya on Coastal Affairs'],
    ['Which party post does Otto Krug hold?', 'Secretary of the Skarn Party Committee'],
  ])('%s %s', async (question, answer) => {
    expect((await ask(question)).best).toMatchObject({ kind: 'person', answer: expect.stringContaining(answer) })
  })

  it.each([
    'Since which month and year has Lena Voss held the post of deputy secretary?',
    'Where did Chen Marlow hold his office?',
    'Lena Voss left her post when?',
    'Why is Lena Voss in office?',
    'In what position did Lena Voss finish?',
    'Which post did Lena Voss leave?',
    'Who was the mayor before Ralf Oster?',
    'Who is secretary under Ralf Oster?',
  ])('%s asks for no post', async (question) => {
    expect((await ask(question)).kinds).not.toContain('person')
  })

  it('takes a title at the head of a sentence for nobody', async () => {
    expect((await ask('Who is the harbour master?')).answer).not.toMatch(/^Harbour master/)
    expect((await ask('Which party post does Otto Krug hold?')).answer).not.toContain('Bank')
  })
})

describe('who holds an office no more', () => {
  const told = factsOf([
    {
      title: 'Museum news',
      published: '2022-03-10',
      text: 'Piet Hollar, former CEO of Drackmoor, spoke. Ex-mayor Greta Lund of Osby sang. Nora Bell, who was dean of Marlby College until 2015, wrote the report. Ann Lee, a former warden of Kolm, sat.',
    },
    {
      title: 'Old news',
      published: '2012-03-10',
      text: 'Ann Lee, warden of Kolm, spoke. Joe Fox, clerk of Kolm, sat.',
    },
  ])
  it.each([
    ['Who is the CEO of Drackmoor?', /^formerly Piet Hollar/],
    ['Who is the mayor of Osby?', /^formerly Greta Lund/],
    ['Who is the dean of Marlby College?', /^formerly Nora Bell/],
    ['Who is the warden of Kolm?', /^formerly Ann Lee/],
    ['Who was the CEO of Drackmoor?', /^Piet Hollar/],
    ['Who was the mayor of Osby?', /^Greta Lund/],
    ['Who is the clerk of Kolm?', /^Joe Fox/],
  ])('%s', async (question, answer) => {
    expect((await told(question)).best).toMatchObject({ kind: 'office', answer: expect.stringMatching(answer) })
  })
})

describe('who came before and after', () => {
  const told = factsOf([
    {
      title: 'Port news',
      published: '2022-03-10',
      text: 'Dina Frost succeeded Ivo Marek as clerk of Kolm in 2021. Rita Sorn met Otto Brand.',
    },
  ])
  it.each([
    ["Who was Dina Frost's predecessor?", 'Ivo Marek'],
    ['Who was the predecessor of Dina Frost as clerk of Kolm?', 'Ivo Marek'],
    ['Whom did Dina Frost succeed?', 'Ivo Marek'],
    ['Who succeeded Ivo Marek as clerk of Kolm?', 'Dina Frost'],
    ["Who is Ivo Marek's successor?", 'Dina Frost'],
  ])('%s %s', async (question, answer) => {
    expect((await told(question)).best).toMatchObject({ kind: 'office', answer })
  })
  it.each(["Who was Rita Sorn's predecessor?", "Who was Ivo Marek's predecessor?", "Who is Dina Frost's successor?"])(
    'nothing is proposed for "%s"',
    async (question) => {
      expect((await told(question)).best).toBeUndefined()
    },
  )
})
