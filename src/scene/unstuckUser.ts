/**
 * Whom a link means that ends with its user, if what stands at its very end was stuck to it by the
 * sentence around it. Nobody can tell: a name may end so.
 */
export function unstuckUser(params: URLSearchParams): string | undefined {
  const [name, value = ''] = [...params].at(-1) ?? [];
  const user = value.replace(/[)\]}>.,;:!?'"’”»*_]+$/, '');
  return name === 'user' && user !== value && user !== '' ? user : undefined;
}
