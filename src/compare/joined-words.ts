/**
 * The words of a canonical text, each once, in their order; and neighbours as one word where either holds a digit:
 * `dav hdx275` and `davhdx275` share `davhdx275`, however a number of the maker's was parted.
 */
export function joinedWords(text: string): string[] {
  const words = text.split(' ')
  const all = new Set<string>()
  words.forEach((word, i) => {
    all.add(word)
    const before = words[i - 1]
    if (before !== undefined && /\d/.test(before + word)) all.add(before + word)
  })
  return [...all]
}
