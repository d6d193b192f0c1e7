/** Past participles that do not end in "-ed". */
const irregular = new Set(
  `arisen awoken been borne born beaten become begun bent bet bound bitten bled blown broken bred brought built burnt burst bought cast caught chosen
come cost crept cut dealt dug done drawn dreamt drunk driven eaten fallen fed felt fought found flown forbidden forgotten forgiven frozen got gotten given gone
grown hung had heard hidden hit held hurt kept knelt known laid led leant leapt learnt left lent let lain lit lost made meant met mistaken mown paid proven put quit
read rid ridden rung risen run sawn said seen sought sold sent set sewn shaken shed shone shot shown shrunk shut sung sunk sat slept slid slung slit smelt sown spoken sped
spelt spent spilt spun spat split spoilt spread sprung stood stolen stuck stung stunk stricken struck strung striven sworn swept swollen swum swung taken taught torn told
thought thrown thrust trodden understood undertaken upheld upset woken worn woven wept won wound withdrawn withheld withstood wrung written overthrown overseen undergone
rebuilt redone reset overtaken outgrown foreseen`.split(/\s+/),
)

/**
 * Whether a word can be a past participle.
 * @param word lower case
 */
export function isParticiple(word: string): boolean {
  return (
    irregular.has(word) ||
    (word.length > 3 && word.endsWith('ed')) ||
    /-(?:led|based|made|born|built|held|run)$/.test(word)
  )
}
