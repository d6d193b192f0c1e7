import { syncBuiltinESMExports } from 'node:module'
import os from 'node:os'

/** As many files are tested at a time as there are cores: the reader takes one for each, as two that share a passage take half as much time again. */
os.availableParallelism = () => 1
syncBuiltinESMExports()
