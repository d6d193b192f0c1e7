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

export function startNode(node: NodeSpec): number
export function killNode(node: Pick<NodeSpec, 'folder'>): void
export function waitForGreen(urls: readonly string[], nodes: number, limit?: number): Promise<void>
