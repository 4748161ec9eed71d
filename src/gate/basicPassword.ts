/** The password of an `Authorization: Basic` header; empty when there is none. */
export function basicPassword(authorization: string | null | undefined): string {
  const encoded = /^basic +([\w+/-]+=*)$/i.exec(authorization ?? '')?.[1] ?? '';
  return /^[^:]*:(.*)$/s.exec(Buffer.from(encoded, 'base64').toString())?.[1] ?? '';
}
