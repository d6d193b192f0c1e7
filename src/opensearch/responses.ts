import * as z from 'zod'

/** Shapes of the cluster's answers, as far as they are read. */

const hit = z.object({
  _id: z.string(),
  _score: z.number().nullish(),
  _source: z.unknown().optional(),
  sort: z.array(z.union([z.number(), z.string(), z.null()])).optional(),
})
export type Hit = z.infer<typeof hit>

const shards = z.object({ failed: z.number(), total: z.number() })

export const searchResponse = z.object({
  timed_out: z.boolean(),
  _shards: shards,
  hits: z.object({ total: z.object({ value: z.number() }).optional(), hits: z.array(hit) }),
  aggregations: z.record(z.string(), z.unknown()).optional(),
  suggest: z.record(z.string(), z.array(z.object({ options: z.array(z.object({ text: z.string() })) }))).optional(),
})

export const manyResponse = z.object({
  docs: z.array(
    z.object({
      _id: z.string(),
      found: z.boolean().optional(),
      _source: z.unknown().optional(),
      error: z.unknown().optional(),
    }),
  ),
})

export const countedFilters = z.object({ buckets: z.record(z.string(), z.object({ doc_count: z.number() })) })

export const bulkResponse = z.object({
  errors: z.boolean(),
  items: z.array(
    z.record(
      z.string(),
      z.object({
        status: z.number(),
        error: z.object({ type: z.string(), reason: z.string().nullish() }).optional(),
      }),
    ),
  ),
})

export const aliasResponse = z.record(z.string(), z.object({ aliases: z.record(z.string(), z.unknown()) }))

export const mappingResponse = z.record(
  z.string(),
  z.object({
    mappings: z.object({
      _meta: z.object({ dateline: z.number().optional(), part: z.string().optional() }).optional(),
      properties: z.record(z.string(), z.unknown()).optional(),
    }),
  }),
)

export const healthResponse = z.object({
  cluster_name: z.string(),
  status: z.enum(['green', 'yellow', 'red']),
  number_of_nodes: z.number(),
})

export const countResponse = z.object({ count: z.number(), _shards: shards })
