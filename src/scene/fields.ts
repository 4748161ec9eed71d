/** The fields of a form that was sent, by name; those of a URL's query are such. */
export interface Fields {
  get: (name: string) => string | null;
}
