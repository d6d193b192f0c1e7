/** One node of a local cluster: all that is needed to start it, again too. */
export interface NodeSpec {
  readonly name: string
  readonly folder: string
  readonly home: string
  readonly javaHome: string
  readonly heapMb: number
  readonly httpPort: number
  readonly transportPort: number
  readonly url: string
}

export interface Cluster {
  readonly folder: string
  readonly version: string
  readonly nodes: readonly NodeSpec[]
  /** As `DATELINE_SEARCH` takes it. */
  readonly address: string
}

export class NoClusterHereError extends Error {}
export function startCluster(options?: {
  readonly nodes?: number
  readonly heapMb?: number
  readonly say?: (line: string) => void
}): Promise<Cluster>
export function stopCluster(folder: string): Promise<void>
export function startNode(node: NodeSpec): number
export function killNode(node: Pick<NodeSpec, 'folder'>): void
export function waitForGreen(urls: readonly string[], nodes: number, limit?: number): Promise<void>
export function runCommand(command: readonly string[], env: Readonly<Record<string, string>>): Promise<number>
