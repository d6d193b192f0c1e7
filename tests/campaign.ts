/**
 * How long the searches are that take minutes: `npm test` takes a part of each, `npm run test:long` the whole.
 *
 * @returns the first number, or in a long run the second
 */
export const campaign = (usual: number, long: number): number => (process.env.DATELINE_TESTS === 'long' ? long : usual)
