/** Where a step stands, read from its id. */
export interface StepAddress {
  /** Folder of the tutorial, e.g. `first-flag`. */
  tutorial: string;
  number: number;
  /** Name in the URL, e.g. `create-flag`. */
  name: string;
  /** Path of its page, e.g. `/first-flag/create-flag`. */
  path: string;
}

/** Takes a step's id, e.g. `first-flag/03-create-flag`, apart. */
export function stepAddress(id: string): StepAddress {
  const [tutorial = '', file = ''] = id.split('/');
  const number = Number(file.slice(0, 2));
  const name = file.slice(3);
  return { tutorial, number, name, path: `/${tutorial}/${name}` };
}
