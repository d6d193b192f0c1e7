/** Draws ranks from 0 to `size - 1` so that rank r comes with a frequency of about 1 / (r + 2.7)^exponent (Zipf and Mandelbrot). */
export function zipf(size: number, random: () => number, exponent = 1): () => number {
  const sums = new Float64Array(size)
  let sum = 0
  for (let rank = 0; rank < size; rank++) {
    sum += 1 / (rank + 2.7) ** exponent
    sums[rank] = sum
  }
  return () => {
    const wanted = random() * sum
    let low = 0
    let high = size - 1
    while (low < high) {
      const middle = (low + high) >> 1
      if ((sums[middle] ?? 0) < wanted) low = middle + 1
      else high = middle
    }
    return low
  }
}
