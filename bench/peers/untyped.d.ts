/** Peers that bring no types. */
declare module 'jaro-winkler' {
  export default function jaroWinkler(a: string, b: string): number
}
declare module 'talisman/metrics/*' {
  export default function metric(a: string, b: string): number
}
