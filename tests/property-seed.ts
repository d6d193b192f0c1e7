import fc from 'fast-check'

/**
 * One seed for all property tests, so that a test run says the same thing twice; `FAST_CHECK_SEED=random npm test`
 * looks at other examples. What such a run finds becomes a regression row.
 */
const given = process.env.FAST_CHECK_SEED
if (given !== 'random') fc.configureGlobal({ seed: Number(given ?? 20_220_916) })
