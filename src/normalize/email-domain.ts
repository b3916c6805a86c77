declare const URL: new (url: string) => { readonly hostname: string }

const ASCII = /^[\0-\x7f]*$/
/** What may stand in an internationalized domain; the ideographic full stops are dots to UTS 46. */
const DOMAIN_TEXT = /^[\p{L}\p{M}\p{N}.\-\u3002\uff0e\uff61]+$/u

/**
 * A domain in lower-case ASCII (`münchen.de` → `xn--mnchen-3ya.de`, UTS 46 as every URL parser applies it),
 * `undefined` where there is no such form.
 */
export function asciiDomain(domain: string): string | undefined {
  if (ASCII.test(domain)) return domain.toLowerCase()
  if (!DOMAIN_TEXT.test(domain)) return undefined
  try {
    return new URL(`http://${domain}`).hostname
  } catch {
    return undefined
  }
}
