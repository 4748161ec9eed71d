/** A server-sent event, its data parsed. */
export interface StreamMessage {
  event: string | undefined;
  id: string | undefined;
  data: Record<string, unknown>;
}

/** Reads server-sent events one by one; comments are passed over, the end is undefined. */
export function readStream(response: Response): { next: () => Promise<StreamMessage | undefined> } {
  const texts = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  let unread = '';

  async function next(): Promise<StreamMessage | undefined> {
    for (;;) {
      const end = unread.indexOf('\n\n');
      if (end >= 0) {
        const lines = unread.slice(0, end).split('\n');
        unread = unread.slice(end + 2);
        if (lines.some((line) => !line.startsWith(':'))) return toMessage(lines);
        continue;
      }
      const chunk = await texts?.read();
      if (chunk?.value === undefined) return undefined;
      unread += chunk.value;
    }
  }

  return { next };
}

function toMessage(lines: readonly string[]): StreamMessage {
  const field = (name: string) =>
    lines.find((line) => line.startsWith(`${name}: `))?.slice(name.length + 2);
  return {
    event: field('event'),
    id: field('id'),
    data: JSON.parse(field('data') ?? '{}') as Record<string, unknown>,
  };
}
