/** Builds the page of a report, once before all tests. */
export default async function buildPage(): Promise<void> {
  await import('../.build/build-page.ts')
}
